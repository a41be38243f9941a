/** Losses by optimizers: what a comparison trains, and what does not apply. */
import { describe, expect, it } from 'vitest';
import { rivalOptimizerOf, rivalOptimizers, rivalsOf } from '@/lib/rivals';
import { splitsDiffer } from '@/models/training/same-splits';

describe('the rivals of a comparison', () => {
  it('are every loss with every optimizer that applies, and logistic regression last', () => {
    const { rivals, leftOut } = rivalsOf({ losses: ['sbqc', 'bqc'], optimizers: rivalOptimizers });
    expect(rivals.map(({ key }) => key)).toEqual([
      ...['sbqc-adam', 'sbqc-adam-linear', 'sbqc-lalr', 'sbqc-lalr-published', 'sbqc-lbfgs'],
      ...['bqc-adam', 'bqc-adam-linear', 'bqc-lalr', 'bqc-lbfgs', 'logistic'],
    ]);
    expect(leftOut).toEqual([
      'sbqc-adam-constant is left out: its settings are those of sbqc-adam',
      'bqc-adam-constant is left out: its settings are those of bqc-adam',
      'bqc-lalr-published is left out: lalr-published has a factor for sbqc and bce only',
    ]);
    for (const { config } of rivals) expect(splitsDiffer(config, rivals[0]!.config)).toBeNull();
  });

  it('hold Adam’s rate constant or let it fall as is asked for, and read it back', () => {
    const optimizers = ['adam-constant', 'adam-linear', 'lalr'] as const;
    const { rivals, leftOut } = rivalsOf({ losses: ['bce'], optimizers, epochs: 7, seed: 5 });
    expect(leftOut).toEqual([]);
    const [constant, falling, lalr] = rivals.map(({ config }) => config);
    expect(constant!.learningRateSchedule).toBe('constant');
    expect(falling).toEqual({ ...constant, learningRateSchedule: 'linear' });
    expect(lalr).toEqual({ ...constant, optimizer: 'lalr' });
    expect([constant, falling, lalr].map((config) => rivalOptimizerOf(config!))).toEqual([
      'adam',
      'adam-linear',
      'lalr',
    ]);
    expect(rivals.map(({ config }) => [config.seed, config.epochs])).toEqual([[5, 7], [5, 7], [5, 7], [5, 1]]); // prettier-ignore
  });

  it('are refused in one sentence where they cannot be trained', () => {
    expect(() => rivalsOf({ losses: ['sbqc'], optimizers: ['adam'], folds: 1 })).toThrow(
      'folds must be a whole number from 2 to 100, but it is 1',
    );
  });
});

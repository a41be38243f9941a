import { describe, expect, it } from 'vitest';
import { fieldsOf, requestOf } from '@/app/(product)/runs/new/run-fields';
import { configOf, startRunSchema } from '@/app/api/runs/schema';
import { trainOptions } from '@/lib/cli/train-options';
import type { TrainingConfig } from '@/models/training/config';
import { defaultConfig } from '@/models/training/defaults';

const cohortId = '00000000-0000-4000-8000-000000000000';
const { taus } = trainOptions.parse({ cohort: 'Any', levels: '9' }).config; // equally spaced, as the form makes them
const configs: TrainingConfig[] = [
  defaultConfig('sbqc', { taus }),
  defaultConfig('sbqc', { taus, optimizer: 'lalr', head: 'monotone' }),
  defaultConfig('bqc', { taus, optimizer: 'lbfgs', weightDecay: 0.01 }),
  defaultConfig('bce', { optimizer: 'lalr-published', learningRateSchedule: 'exponential' }),
  defaultConfig('sbqc', { taus, learningRate: 0.9, learningRateSchedule: 'exponential-published' }),
];

describe('the settings of a run', () => {
  it.each(configs)(
    'come through form and request as they were: $loss, $optimizer, $head, $learningRateSchedule',
    (config) => {
      const body: unknown = JSON.parse(JSON.stringify(requestOf(fieldsOf(cohortId, config))));
      expect(configOf(startRunSchema.parse(body))).toEqual(config);
    },
  );

  it('come through the command line', () => {
    const given = { cohort: 'Any', optimizer: 'lalr', schedule: 'exponential', head: 'monotone' };
    const expected = { optimizer: 'lalr', learningRateSchedule: 'exponential', head: 'monotone' };
    expect(trainOptions.parse(given).config).toMatchObject(expected);
    expect(trainOptions.parse({ cohort: 'Any' }).config).toEqual(defaultConfig('sbqc'));
  });

  it('are refused on the command line by the name of the option', () => {
    const complaint = (options: object): string | undefined =>
      trainOptions.safeParse({ cohort: 'Any', ...options }).error?.issues[0]?.message;
    expect(complaint({ head: 'sorted' })).toBe('must be raw or monotone');
    expect(complaint({ schedule: 'cosine' })).toContain('must be constant, linear');
    expect(complaint({ loss: 'bce', head: 'monotone' })).toContain('set head to raw');
    expect(complaint({ loss: 'bqc', optimizer: 'lalr-published' })).toContain('choose the optimizer lalr');
  });

  it('are refused by the server where no such choice exists', () => {
    const refused = startRunSchema.safeParse({ cohortId, head: 'sorted' });
    expect(refused.error?.issues[0]?.path).toEqual(['head']);
  });
});

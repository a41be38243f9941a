import { expect, it } from 'vitest';
import { heldOf } from '@/tests/benchmarks/coverage-measure';
import { populations } from '@/tests/benchmarks/coverage-populations';
import { createRandom } from '@/models/math/random';
import { smallConfig } from './small-cohort';
import { trainModel } from './train-model';

/** Far below what is measured with the default settings (docs/interval-coverage.md): it falls where the interval falls apart. */
it('the interval holds most true risks of a small simulated cohort, and is not the whole range of risks', async () => {
  const random = createRandom('coverage test');
  const { table, trueRisks } = populations[0]!.draw(150, random.split('patients'));
  const chance = random.split('labels');
  const cohort = {
    table,
    labels: Uint8Array.from(trueRisks, (risk) => Number(chance.next() < risk)),
    outcome: { name: 'ill', positiveValues: ['1'], positiveMeans: 'are ill', negativeMeans: 'are well' },
    dataHash: 'coverage test',
  };
  const { predictions } = await trainModel(
    cohort,
    smallConfig({ folds: 5, repeats: 6, epochs: 12, hiddenUnits: [12], learningRate: 0.02, holdoutShare: 0 }),
  );
  const { share, width } = heldOf(
    predictions.map(({ assessment }) => assessment),
    trueRisks,
  );
  expect(share).toBeGreaterThan(0.7);
  expect(width).toBeLessThan(0.7);
  expect(width).toBeGreaterThan(0.1);
});

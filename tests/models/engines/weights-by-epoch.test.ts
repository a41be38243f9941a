/** The weights that an engine tells of after every epoch are those of a training that ends there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseEngine } from '@/models/engines/choose';
import type { TrainingEngine, TrainRequest } from '@/models/engines/types';
import { prepareShard } from '@/models/training/prepare-shard';
import type { TrainingConfig } from '@/models/training/config';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { smallCohort, smallConfig } from '../training/small-cohort';

const cohort = smallCohort();
const nEpochs = 4;

/** Both trainings see the same rows in the same order in each epoch that they share. */
function requestFor(change: Partial<TrainingConfig>, epochs: number, members: readonly number[]): TrainRequest {
  const config = smallConfig({ learningRateSchedule: 'constant', ...change, epochs: nEpochs });
  return { ...prepareShard(cohort, config, members), config: { ...config, epochs } };
}

describe.each(['fused', 'cpu'] as const)('weights after every epoch on %s', (candidate) => {
  let engine: TrainingEngine;
  beforeAll(async () => {
    await bundleFused();
    engine = await chooseEngine('auto', { order: [candidate] });
  });
  afterAll(() => engine.dispose());

  it.each([
    ['three members', {}, [0, 1, 4]],
    ['a lone member', {}, [2]],
    ['LALR', { optimizer: 'lalr' }, [0, 1]],
  ] as const)('%s', async (_name, change, members) => {
    const told = new Map<string, Float32Array>();
    const onWeights = (position: number, epoch: number, weights: Float32Array) =>
      void told.set(`${position} ${epoch}`, weights);
    const trained = await engine.train({ ...requestFor(change, nEpochs, members), onWeights });
    expect([...told.keys()].sort()).toEqual(
      members.flatMap((_, position) => [0, 1, 2, 3].map((epoch) => `${position} ${epoch}`)).sort(),
    );
    for (const epochs of [1, 3, nEpochs]) {
      const short = await engine.train(requestFor(change, epochs, members));
      short.forEach((weights, position) => expect(told.get(`${position} ${epochs - 1}`)).toEqual(weights));
    }
    trained.forEach((weights, position) => {
      expect(weights).toEqual(told.get(`${position} ${nEpochs - 1}`));
      expect(weights).not.toEqual(told.get(`${position} 0`));
    });
  });
});

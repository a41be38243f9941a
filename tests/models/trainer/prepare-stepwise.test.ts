import { expect, it } from 'vitest';
import { CancelledError } from '@/models/engines/types';
import { prepareShardStepwise } from '@/models/trainer/prepare-stepwise';
import { prepareShard } from '@/models/training/prepare-shard';
import { smallCohort, smallConfig } from '../training/small-cohort';

const cohort = smallCohort();
const members = [0, 1, 2, 3, 4, 5];

it('prepares what is prepared in one go', async () => {
  const config = smallConfig();
  const { signal } = new AbortController();
  expect(await prepareShardStepwise(cohort, config, members, signal)).toEqual(prepareShard(cohort, config, members));
});

it('hears of a cancel between two members', async () => {
  // So many epochs that drawing the order of one member's rows takes longer than a breath.
  const config = smallConfig({ epochs: 10_000 });
  const abort = new AbortController();
  const answer = prepareShardStepwise(smallCohort(1_000), config, members, abort.signal);
  setImmediate(() => abort.abort());
  await expect(answer).rejects.toThrow(CancelledError);
});

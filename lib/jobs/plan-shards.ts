import type { TrainingConfig } from '@/models/training/config';

/** A shard of small networks; members of one shard are trained together, and many at once are cheaper each. */
const membersAtMost = 25;
/** Multiplications and additions that a processor does in about half a minute. */
const workAtMost = 1e11;
/** Inputs of a network, before any preprocessing is known. */
const inputsGuessed = 30;

/**
 * Shares the members out over shards of at most 25, fewer where networks, cohort or epochs are large, as even as can be:
 * so that a shard takes seconds to a minute. Depends on nothing but its arguments, so a run's shards can be planned again.
 */
export function planShards(config: TrainingConfig, nMembers: number, nRows: number): number[][] {
  const widths = [inputsGuessed, ...config.hiddenUnits, config.taus.length];
  const nWeights = widths.slice(1).reduce((total, width, layer) => total + width * (widths[layer]! + 1), 0);
  const workOfMember = 6 * nWeights * nRows * config.epochs;
  const size = Math.min(membersAtMost, Math.max(1, Math.floor(workAtMost / Math.max(1, workOfMember))));
  const nShards = Math.ceil(nMembers / size);
  return Array.from({ length: nShards }, (_, shard) => {
    const start = Math.floor((shard * nMembers) / nShards);
    const end = Math.floor(((shard + 1) * nMembers) / nShards);
    return Array.from({ length: end - start }, (_, offset) => start + offset);
  });
}

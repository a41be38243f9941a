import type { Run } from '@/db/queries/runs';
import type { Shard } from '@/db/queries/shards';
import type { EpochProgress } from '@/models/engines/types';
import type { ShardProgress } from '../jobs/shard-history';

/** How far a run is, over all its members. */
export interface RunProgress {
  /** Epochs done, averaged over the members: 0 to `epochs`. */
  readonly epoch: number;
  readonly epochs: number;
  /** Work done, in [0,1]. */
  readonly share: number;
  readonly loss: number | null;
  readonly crossingRate: number | null;
  readonly learningRate: number | null;
  /** By the pace so far; null until there is one, and at the end. */
  readonly secondsLeft: number | null;
  readonly membersDone: number;
  readonly members: number;
  /** One entry an epoch, averaged over the members that have reached it. */
  readonly history: readonly EpochProgress[];
}

/** Sums up the shards of a run. */
export function runProgress(run: Run, shards: readonly Shard[]): RunProgress {
  const { epochs } = run.config;
  const members = sum(shards, nMembers);
  const workDone = sum(shards, (shard) => nMembers(shard) * epochsDone(shard, epochs));
  const share = members === 0 ? 0 : workDone / (members * epochs);
  const latest = shards.find((shard) => shard.state === 'running' && shard.history.length > 0)?.history.at(-1);
  const history = meanHistory(shards);
  const shown = latest ?? history.at(-1);
  return {
    epoch: Math.floor(share * epochs),
    epochs,
    share,
    loss: shown?.loss ?? null,
    crossingRate: shown?.crossingRate ?? null,
    learningRate: shown?.learningRate ?? null,
    secondsLeft: run.state === 'running' ? secondsLeft(run, shards) : null,
    membersDone: sum(shards, (shard) => (shard.state === 'finished' ? nMembers(shard) : 0)),
    members,
    history,
  };
}

const sum = (shards: readonly Shard[], of: (shard: Shard) => number) =>
  shards.reduce((total, shard) => total + of(shard), 0);
const nMembers = (shard: Shard) => shard.memberIndices.length;
const epochsDone = (shard: Shard, epochs: number) =>
  shard.state === 'finished' ? epochs : (shard.history.at(-1)?.epoch ?? -1) + 1;

/** Over the shards that have reached an epoch; one that ended before it, as early stopping lets it, counts with its last. */
function meanHistory(shards: readonly Shard[]): EpochProgress[] {
  const length = Math.max(0, ...shards.map((shard) => shard.history.length));
  return Array.from({ length }, (_, position) => {
    const reached = shards.flatMap((shard) => {
      const progress = shard.history[position] ?? (shard.state === 'finished' ? shard.history.at(-1) : undefined);
      return progress === undefined ? [] : [{ weight: nMembers(shard), progress }];
    });
    const total = reached.reduce((sum, { weight }) => sum + weight, 0);
    const mean = (of: (progress: EpochProgress) => number) =>
      reached.reduce((sum, { weight, progress }) => sum + weight * of(progress), 0) / total;
    const all = reached.map(({ progress }) => progress);
    const stopped = countStopped(all);
    return {
      epoch: Math.max(...all.map(({ epoch }) => epoch)),
      epochs: all[0]!.epochs,
      ...(stopped && { stopped }),
      ...(all.every(({ validationLoss }) => validationLoss !== undefined) && {
        validationLoss: mean(({ validationLoss }) => validationLoss!),
      }),
      loss: mean(({ loss }) => loss),
      crossingRate: mean(({ crossingRate }) => crossingRate),
      learningRate: mean(({ learningRate }) => learningRate),
    };
  });
}

/** Members that have stopped, by the reason, over all shards. */
function countStopped(all: readonly EpochProgress[]): EpochProgress['stopped'] {
  if (all.every(({ stopped }) => stopped === undefined)) return undefined;
  const counts: Record<string, number> = {};
  for (const [reason, count] of all.flatMap(({ stopped }) => Object.entries(stopped ?? {}))) {
    counts[reason] = (counts[reason] ?? 0) + count;
  }
  return counts;
}

/** By the pace so far; shards that run side by side share what is left. */
function secondsLeft(run: Run, shards: readonly Shard[]): number | null {
  const pace = secondsPerMemberEpoch(shards, run.config.epochs);
  if (pace === null) return null;
  const workLeft = sum(shards, (shard) => nMembers(shard) * (run.config.epochs - epochsDone(shard, run.config.epochs)));
  return (workLeft * pace) / Math.max(1, shards.filter((shard) => shard.state === 'running').length);
}

/**
 * What finished shards took tells the pace; before that, the epochs after the first of the shards at work: the first holds the
 * start of the trainer as well. Null until there is enough to judge by.
 */
function secondsPerMemberEpoch(shards: readonly Shard[], epochs: number): number | null {
  const finished = shards.filter((shard) => shard.state === 'finished' && shard.seconds !== null);
  if (finished.length > 0) {
    return sum(finished, (shard) => shard.seconds ?? 0) / sum(finished, (shard) => nMembers(shard) * epochs);
  }
  const running = shards.filter((shard) => shard.state === 'running');
  const seconds = sum(running, (shard) => span(shard, (progress) => progress.seconds ?? 0));
  const work = sum(running, (shard) => nMembers(shard) * span(shard, (progress) => progress.epoch));
  return work > 0 && seconds >= leastSeconds ? seconds / work : null;
}

/** Shorter spans than this are mostly chance. */
const leastSeconds = 0.5;

/** From a shard's first epoch to its latest. */
function span(shard: Shard, of: (progress: ShardProgress) => number): number {
  const [first, last] = [shard.history[0], shard.history.at(-1)];
  return first === undefined || last === undefined ? 0 : of(last) - of(first);
}

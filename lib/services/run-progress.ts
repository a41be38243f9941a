import type { Run } from '@/db/queries/runs';
import type { Shard } from '@/db/queries/shards';
import type { EpochProgress } from '@/models/engines/types';

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
export function runProgress(run: Run, shards: readonly Shard[], now: Date): RunProgress {
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
    secondsLeft: run.state === 'running' ? secondsLeft(run, shards, now) : null,
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

function meanHistory(shards: readonly Shard[]): EpochProgress[] {
  const length = Math.max(0, ...shards.map((shard) => shard.history.length));
  return Array.from({ length }, (_, epoch) => {
    const reached = shards.filter((shard) => shard.history.length > epoch);
    const weight = sum(reached, nMembers);
    const mean = (of: (progress: EpochProgress) => number) =>
      sum(reached, (shard) => nMembers(shard) * of(shard.history[epoch]!)) / weight;
    return {
      ...reached[0]!.history[epoch]!,
      loss: mean((progress) => progress.loss),
      crossingRate: mean((progress) => progress.crossingRate),
      learningRate: mean((progress) => progress.learningRate),
    };
  });
}

/** What finished shards took tells the pace; before that, the time since the start. Shards that run side by side share what is left. */
function secondsLeft(run: Run, shards: readonly Shard[], now: Date): number | null {
  const { epochs } = run.config;
  const finished = shards.filter((shard) => shard.state === 'finished' && shard.seconds !== null);
  const running = shards.filter((shard) => shard.state === 'running');
  const workIn = (some: readonly Shard[]) => sum(some, (shard) => nMembers(shard) * epochsDone(shard, epochs));
  const elapsed = run.startedAt === null ? 0 : (now.getTime() - run.startedAt.getTime()) / 1000;
  const [seconds, work] =
    finished.length > 0
      ? [sum(finished, (shard) => shard.seconds ?? 0), workIn(finished)]
      : [elapsed * running.length, workIn(running)];
  const enough = finished.length > 0 || (elapsed >= 1 && running.some((shard) => shard.history.length >= 2));
  if (!enough || work === 0) return null;
  const workLeft = sum(shards, nMembers) * epochs - workIn(shards);
  return (workLeft * (seconds / work)) / Math.max(1, running.length);
}

import type { EpochProgress } from '@/models/engines/types';

/** Entries kept of a shard's course: more than a chart can show. */
const entriesAtMost = 400;

/** An epoch of a shard, and when it ended. */
export interface ShardProgress extends EpochProgress {
  /** Since the shard was taken; the first epoch's holds the start of the trainer too. */
  readonly seconds?: number;
}

/** Collects a shard's progress: each epoch, or of a long training evenly spaced ones and the last. */
export function createShardHistory(epochs: number) {
  const start = performance.now();
  const stride = Math.ceil(epochs / entriesAtMost);
  const entries: ShardProgress[] = [];
  let nTaken = 0;
  return {
    add(progress: EpochProgress): void {
      if (progress.epoch % stride === 0 || progress.epoch === epochs - 1)
        entries.push({ ...progress, seconds: (performance.now() - start) / 1000 });
    },
    /** Whether anything was added since it was last taken. */
    hasNews: () => entries.length > nTaken,
    take(): ShardProgress[] {
      nTaken = entries.length;
      return [...entries];
    },
  };
}

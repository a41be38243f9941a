import type { EpochProgress } from '@/models/engines/types';

/** Entries kept of a shard's course: more than a chart can show. */
const entriesAtMost = 400;

/** Collects a shard's progress: each epoch, or of a long training evenly spaced ones and the last. */
export function createShardHistory(epochs: number) {
  const stride = Math.ceil(epochs / entriesAtMost);
  const entries: EpochProgress[] = [];
  let nTaken = 0;
  return {
    add(progress: EpochProgress): void {
      if (progress.epoch % stride === 0 || progress.epoch === epochs - 1) entries.push(progress);
    },
    /** Whether anything was added since it was last taken. */
    hasNews: () => entries.length > nTaken,
    take(): EpochProgress[] {
      nTaken = entries.length;
      return [...entries];
    },
  };
}

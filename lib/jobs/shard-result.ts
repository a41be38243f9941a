import { deserialize, serialize } from 'node:v8';
import type { EngineRecord } from '@/models/model';
import type { TrainedMember } from '@/models/trainer/protocol';

/** What a shard yields: nothing that differs from one training of it to the next, so that a repeated shard gives the same file. */
export interface ShardResult {
  readonly engineRecord: EngineRecord;
  /** Of the worker that trained it: in the middle of an upgrade they differ. */
  readonly codeVersion: string;
  readonly members: readonly TrainedMember[];
}

/** Bytes for the file store. Only ever read back by us, checked against their hash. */
export function encodeShardResult(result: ShardResult): Uint8Array {
  return serialize(result);
}

export function decodeShardResult(bytes: Uint8Array): ShardResult {
  return deserialize(bytes) as ShardResult;
}

/** One record for all shards of a run, which are of one kind: every device is named, in an order that does not depend on chance. */
export function joinEngineRecords(records: readonly EngineRecord[]): EngineRecord {
  const [first] = records;
  if (first === undefined) throw new RangeError('a run has at least one shard');
  return { ...first, device: joinDistinct(records.map(({ device }) => device)) };
}

/** "a" or "a and b": each once, sorted. */
export function joinDistinct(texts: readonly string[]): string {
  return [...new Set(texts)].sort().join(' and ');
}

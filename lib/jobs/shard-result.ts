import { deserialize, serialize } from 'node:v8';
import type { EngineRecord } from '@/models/model';
import type { TrainedMember } from '@/models/trainer/protocol';

/** What a shard yields: nothing that differs from one training of it to the next, so that a repeated shard gives the same file. */
export interface ShardResult {
  readonly engineRecord: EngineRecord;
  readonly members: readonly TrainedMember[];
}

/** Bytes for the file store. Only ever read back by us, checked against their hash. */
export function encodeShardResult(result: ShardResult): Uint8Array {
  return serialize(result);
}

export function decodeShardResult(bytes: Uint8Array): ShardResult {
  return deserialize(bytes) as ShardResult;
}

/** One record for all shards: where workers differ in backend or device, both are named. */
export function joinEngineRecords(records: readonly EngineRecord[]): EngineRecord {
  const all = (of: (record: EngineRecord) => string) => [...new Set(records.map(of))].join(' and ');
  const [first] = records;
  if (first === undefined) throw new RangeError('a run has at least one shard');
  return { engine: first.engine, backend: all((record) => record.backend), device: all((record) => record.device) };
}

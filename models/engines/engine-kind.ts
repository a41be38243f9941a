/** Which trainings give the same numbers: so that the shards of one run are never mixed from engines that round differently. */
import type { EngineRecord } from '../model';

/** Backends whose arithmetic a standard fixes to the bit, whatever the processor. */
const sameEverywhere: ReadonlySet<string> = new Set(['wasm-simd', 'wasm', 'cpu', 'newton']);

/**
 * What two workers must have in common for the same shard to give the same bytes: engine and backend, and for a backend of native
 * code or a GPU its device too, such as "fused on wasm-simd" or "tensor on node-gpu (NVIDIA L4)".
 */
export function engineKind({ engine, backend, device }: EngineRecord): string {
  const kind = `${engine} on ${backend}`;
  return sameEverywhere.has(backend) ? kind : `${kind} (${device})`;
}

/**
 * The record that goes into a model file: the device only where the numbers depend on it, so that the same config, data and engine
 * give the same bytes on other machines too. The run keeps the devices.
 */
export function reproducibleRecord(record: EngineRecord): EngineRecord {
  return sameEverywhere.has(record.backend) ? { ...record, device: 'the same on every processor' } : record;
}

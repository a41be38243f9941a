/** Estimates and failures as a person reads them. */
import type { EngineRecord } from '../model';
import type { EngineTry } from './candidates';

/** "fused: about 0.9 s for 100 networks", "webgpu on NVIDIA L4: about 3.1 s for 100 networks". */
export function estimateInWords(record: EngineRecord, seconds: number, nNetworks: number): string {
  const who = record.engine === 'fused' ? 'fused' : `${record.backend} on ${record.device}`;
  const networks = nNetworks === 1 ? 'one network' : `${nNetworks} networks`;
  return `${who}: about ${duration(seconds)} for ${networks}`;
}

/** Two digits: more would say that an estimate is exact. */
function duration(seconds: number): string {
  if (seconds < 60) return `${Number(seconds.toPrecision(2))} s`;
  return seconds < 3600
    ? `${Number((seconds / 60).toPrecision(2))} min`
    : `${Number((seconds / 3600).toPrecision(2))} h`;
}

export function failuresInWords(tried: readonly EngineTry[]): string {
  return tried.map(({ backend, reason }) => `${backend} (${reason})`).join('; ');
}

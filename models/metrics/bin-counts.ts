import type { ValueCount } from './outcome-along';

/** Patients whose values lie from `from` to `to`; the last bin holds its upper edge. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly nEvents: number;
  readonly nOthers: number;
}

const MOST_BINS = 24;

/**
 * A histogram of equal bins. Whole numbers over a short range get a bin each, centred on it, so that no number shares a bin with its
 * neighbour while another has its own. Empty where there are no values.
 */
export function binCounts(ascending: readonly ValueCount[]): Bin[] {
  if (ascending.length === 0) return [];
  const { start, width, nBins } = layOut(ascending);
  const bins = Array.from({ length: nBins }, (_, bin) => ({
    ...{ from: start + bin * width, to: start + (bin + 1) * width },
    ...{ nEvents: 0, nOthers: 0 },
  }));
  for (const { value, nEvents, nOthers } of ascending) {
    const bin = bins[Math.min(nBins - 1, Math.floor((value - start) / width))]!;
    bin.nEvents += nEvents;
    bin.nOthers += nOthers;
  }
  return bins;
}

function layOut(ascending: readonly ValueCount[]): { start: number; width: number; nBins: number } {
  const [low, high] = [ascending[0]!.value, ascending.at(-1)!.value];
  const whole = ascending.every(({ value }) => Number.isInteger(value));
  if (whole && high - low < MOST_BINS) return { start: low - 0.5, width: 1, nBins: high - low + 1 };
  if (low === high) return { start: low - 0.5, width: 1, nBins: 1 };
  // whole numbers: a whole number of them in each bin
  const width = whole ? Math.ceil((high - low + 1) / MOST_BINS) : (high - low) / MOST_BINS;
  const start = whole ? low - 0.5 : low;
  return { start, width, nBins: whole ? Math.ceil((high - low + 1) / width) : MOST_BINS };
}

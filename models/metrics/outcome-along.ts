/** How the outcome changes along one column: what a look at the data shows before any model. */
import { aurocOfGroups } from './auroc';
import { aurocInterval } from './auroc-interval';
import { wilsonInterval } from './wilson-interval';

/** Patients with the same value of a column, counted by outcome. */
export interface ValueCount {
  readonly value: number;
  readonly nEvents: number;
  readonly nOthers: number;
}

/** An observed share with the outcome and its 95 % Wilson interval. */
export interface OutcomeShare {
  readonly n: number;
  readonly nEvents: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Patients whose values lie from `from` to `to`, both inclusive. */
export interface OutcomeStretch extends OutcomeShare {
  readonly from: number;
  readonly to: number;
  readonly mean: number;
}

/** An AUROC with its 95 % interval. */
export interface SingleAuroc {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** The share with the outcome among so many. Throws a RangeError where there are none. */
export function outcomeShare(nEvents: number, n: number): OutcomeShare {
  return { n, nEvents, share: nEvents / n, ...wilsonInterval(nEvents, n) };
}

/**
 * Cuts counts in ascending order of value into stretches of about equal numbers of patients, `most` at most and each of at least
 * `smallest` where there are so many; patients with the same value stay together.
 */
export function outcomeAlong(counts: readonly ValueCount[], most = 8, smallest = 20): OutcomeStretch[] {
  const total = counts.reduce((sum, count) => sum + size(count), 0);
  const nStretches = Math.min(most, Math.max(1, Math.floor(total / smallest)));
  const stretches: OutcomeStretch[] = [];
  let [start, held, left] = [0, 0, total];
  counts.forEach((count, position) => {
    held += size(count);
    const isFull = held >= left / (nStretches - stretches.length) && left - held >= smallest;
    if (!isFull && position < counts.length - 1) return;
    stretches.push(describe(counts.slice(start, position + 1)));
    [start, held, left] = [position + 1, 0, left - held];
  });
  return stretches;
}

/** How well the column alone tells patients with the outcome from those without, higher values meaning more; null where all have the same outcome. */
export function singleAuroc(ascending: readonly ValueCount[]): SingleAuroc | null {
  const { estimate } = aurocOfGroups(ascending.toReversed());
  if (estimate === null) return null;
  const nEvents = ascending.reduce((sum, count) => sum + count.nEvents, 0);
  const nOthers = ascending.reduce((sum, count) => sum + count.nOthers, 0);
  return { estimate, ...aurocInterval(estimate, nEvents, nOthers) };
}

function describe(counts: readonly ValueCount[]): OutcomeStretch {
  const n = counts.reduce((sum, count) => sum + size(count), 0);
  const nEvents = counts.reduce((sum, count) => sum + count.nEvents, 0);
  const mean = counts.reduce((sum, count) => sum + count.value * size(count), 0) / n;
  return { from: counts[0]!.value, to: counts.at(-1)!.value, mean, ...outcomeShare(nEvents, n) };
}

function size({ nEvents, nOthers }: ValueCount): number {
  return nEvents + nOthers;
}

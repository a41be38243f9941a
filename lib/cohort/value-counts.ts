import type { ValueCount } from '@/models/metrics/outcome-along';
import { numbersOf } from './column-numbers';
import { missingTest } from './missing-marks';

import type { RawColumn } from './raw-table';

/** Patients of a column by the number that stands in the cell, counted by outcome, ascending; and those without a value. */
export interface NumberCounts {
  readonly counts: readonly ValueCount[];
  readonly missing: { readonly nEvents: number; readonly nOthers: number };
  /** Cells that hold text. */
  readonly nTexts: number;
}

/** Patients with each distinct text of a column, by outcome: `events[code]` and `others[code]`. */
export function countTexts({ texts, codes }: RawColumn, labels: ArrayLike<number>) {
  const events = new Int32Array(texts.length);
  const others = new Int32Array(texts.length);
  for (let row = 0; row < codes.length; row++) {
    if (labels[row] === 1) events[codes[row]!]!++;
    else others[codes[row]!]!++;
  }
  return { events, others };
}

/** Counts numbers. `missingValues` stand for "no value" besides the usual marks. Asked twice for the same labels it counts once. */
export function countNumbers(
  column: RawColumn,
  labels: ArrayLike<number>,
  missingValues: readonly string[] = [],
): NumberCounts {
  if (missingValues.length > 0) return count(column, labels, missingValues);
  const found = lately.get(column);
  if (found?.labels === labels) return found.counts;
  const counts = count(column, labels, []);
  lately.set(column, { labels, counts });
  return counts;
}

const lately = new WeakMap<RawColumn, { readonly labels: ArrayLike<number>; readonly counts: NumberCounts }>();

function count(column: RawColumn, labels: ArrayLike<number>, missingValues: readonly string[]): NumberCounts {
  const { events, others } = countTexts(column, labels);
  const { values, ascending } = numbersOf(column);
  const isMissing = missingTest(missingValues);
  const missing = { nEvents: 0, nOthers: 0 };
  let nTexts = 0;
  const isGone = Uint8Array.from(column.texts, (text, code) => {
    if (!isMissing(text)) {
      if (Number.isNaN(values[code])) nTexts += events[code]! + others[code]!;
      return 0;
    }
    missing.nEvents += events[code]!;
    missing.nOthers += others[code]!;
    return 1;
  });
  const counts: { value: number; nEvents: number; nOthers: number }[] = [];
  for (const code of ascending) {
    if (isGone[code] === 1) continue;
    const [value, nEvents, nOthers] = [values[code]!, events[code]!, others[code]!];
    const last = counts.at(-1);
    if (last?.value !== value) counts.push({ value, nEvents, nOthers });
    else {
      last.nEvents += nEvents; // `1` and `1.0` are one value
      last.nOthers += nOthers;
    }
  }
  return { counts, missing, nTexts };
}

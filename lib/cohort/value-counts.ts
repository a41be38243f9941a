import type { ValueCount } from '@/models/metrics/outcome-along';
import { missingTest } from './missing-marks';
import { parseNumber } from './numbers';
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

/** Counts numbers. `missingValues` stand for "no value" besides the usual marks. */
export function countNumbers(
  column: RawColumn,
  labels: ArrayLike<number>,
  missingValues: readonly string[] = [],
): NumberCounts {
  const { events, others } = countTexts(column, labels);
  const isMissing = missingTest(missingValues);
  const missing = { nEvents: 0, nOthers: 0 };
  const found: { value: number; nEvents: number; nOthers: number }[] = [];
  let nTexts = 0;
  column.texts.forEach((text, code) => {
    const [nEvents, nOthers] = [events[code]!, others[code]!];
    if (isMissing(text)) {
      missing.nEvents += nEvents;
      missing.nOthers += nOthers;
      return;
    }
    const value = parseNumber(text);
    if (value === null) nTexts += nEvents + nOthers;
    else found.push({ value, nEvents, nOthers });
  });
  return { counts: joinEqual(found.sort((a, b) => a.value - b.value)), missing, nTexts };
}

/** `1` and `1.0` are one value. */
function joinEqual(sorted: readonly ValueCount[]): ValueCount[] {
  const joined: { value: number; nEvents: number; nOthers: number }[] = [];
  for (const each of sorted) {
    const last = joined.at(-1);
    if (last?.value !== each.value) joined.push({ ...each });
    else {
      last.nEvents += each.nEvents;
      last.nOthers += each.nOthers;
    }
  }
  return joined;
}

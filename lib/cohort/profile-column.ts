import { missingTest } from './missing-marks';
import { canonicalText, parseNumber } from './numbers';
import type { RawColumn } from './raw-table';

/** Counts over one raw column, from which its kind is inferred. */
export interface ColumnProfile {
  readonly name: string;
  readonly nRows: number;
  readonly nPresent: number;
  readonly nMissing: number;
  readonly missingMarks: readonly string[];
  /** Distinct values that are present (canonical text) with their counts. */
  readonly counts: ReadonlyMap<string, number>;
  /** Cells that are numbers. */
  readonly nNumbers: number;
  readonly nZeros: number;
  readonly range: readonly [number, number] | null;
  /** Median of the numbers, lower where two are in the middle; `null` where there is none. */
  readonly median: number | null;
  /** Whether every value present is a whole number. */
  readonly whole: boolean;
  /** Whether the values count 1 by 1 down the rows from 0 or 1, as record numbers do. */
  readonly countsUp: boolean;
}

/** Profiles one column; `missingValues` stand for "no value" in this column besides the usual marks. */
export function profileColumn(column: RawColumn, missingValues: readonly string[] = []): ColumnProfile {
  const isMissing = missingTest(missingValues);
  const cellsOfText = new Int32Array(column.texts.length);
  for (const code of column.codes) cellsOfText[code]!++;

  const counts = new Map<string, number>();
  const missingMarks: string[] = [];
  let [nMissing, nNumbers, nZeros, whole] = [0, 0, 0, true];
  let [low, high] = [Infinity, -Infinity];
  column.texts.forEach((text, code) => {
    const cells = cellsOfText[code]!;
    if (isMissing(text)) {
      missingMarks.push(text);
      nMissing += cells;
      return;
    }
    const key = canonicalText(text);
    counts.set(key, (counts.get(key) ?? 0) + cells);
    const value = parseNumber(text);
    if (value === null) {
      whole = false;
      return;
    }
    nNumbers += cells;
    if (value === 0) nZeros += cells;
    whole &&= Number.isInteger(value);
    low = Math.min(low, value);
    high = Math.max(high, value);
  });

  const nRows = column.codes.length;
  return {
    name: column.name,
    nRows,
    nPresent: nRows - nMissing,
    nMissing,
    missingMarks,
    counts,
    nNumbers,
    nZeros,
    range: low <= high ? [low, high] : null,
    median: medianOf(counts, nNumbers),
    whole: whole && nNumbers > 0,
    countsUp: countsUp(column),
  };
}

function medianOf(counts: ReadonlyMap<string, number>, nNumbers: number): number | null {
  const numbers = [...counts].flatMap(([text, count]) => {
    const value = parseNumber(text);
    return value === null ? [] : [[value, count] as const];
  });
  let below = 0;
  for (const [value, count] of numbers.sort(([a], [b]) => a - b)) {
    below += count;
    if (2 * below >= nNumbers) return value;
  }
  return null;
}

function countsUp(column: RawColumn): boolean {
  if (column.texts.length !== column.codes.length || column.codes.length < 3) return false;
  const first = parseNumber(column.texts[0]!);
  if (first !== 0 && first !== 1) return false;
  return column.texts.every((text, row) => parseNumber(text) === first + row);
}

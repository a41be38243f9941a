import { numbersOf } from './column-numbers';
import { missingTest } from './missing-marks';
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
  /** Distinct numbers that are present with their counts, ascending. */
  readonly numbers: readonly CountedNumber[];
  /** Cells that are numbers. */
  readonly nNumbers: number;
  readonly nZeros: number;
  readonly range: readonly [number, number] | null;
  /** Median of the numbers, the lower one where two are in the middle; `null` where there is none. */
  readonly median: number | null;
  /** Whether every value present is a whole number. */
  readonly whole: boolean;
  /** Whether the values count 1 by 1 down the rows from 0 or 1, as record numbers do. */
  readonly countsUp: boolean;
}

export interface CountedNumber {
  readonly value: number;
  readonly count: number;
}

const known = new WeakMap<RawColumn, ColumnProfile>();

/** Profiles one column; `missingValues` stand for "no value" in this column besides the usual marks. */
export function profileColumn(column: RawColumn, missingValues: readonly string[] = []): ColumnProfile {
  if (missingValues.length > 0) return profile(column, missingValues);
  const found = known.get(column) ?? profile(column, []);
  known.set(column, found);
  return found;
}

function profile(column: RawColumn, missingValues: readonly string[]): ColumnProfile {
  const isMissing = missingTest(missingValues);
  const missing = Uint8Array.from(column.texts, (text) => Number(isMissing(text)));
  const cellsOfText = new Int32Array(column.texts.length);
  for (const code of column.codes) cellsOfText[code]!++;
  const { values } = numbersOf(column);

  const counts = new Map<string, number>();
  const missingMarks: string[] = [];
  let nMissing = 0;
  let nTexts = 0;
  column.texts.forEach((text, code) => {
    const cells = cellsOfText[code]!;
    if (missing[code] === 1) {
      missingMarks.push(text);
      nMissing += cells;
      return;
    }
    const isText = Number.isNaN(values[code]);
    const key = isText ? text.trim() : String(values[code]); // as `canonicalText` has it
    counts.set(key, (counts.get(key) ?? 0) + cells);
    if (isText) nTexts += cells;
  });

  const numbers = countNumbers(column, cellsOfText, missing);
  const nRows = column.codes.length;
  const nNumbers = nRows - nMissing - nTexts;
  return {
    ...{ name: column.name, nRows, nPresent: nRows - nMissing, nMissing, missingMarks, counts, numbers, nNumbers },
    nZeros: numbers.find(({ value }) => value === 0)?.count ?? 0,
    range: numbers.length === 0 ? null : [numbers[0]!.value, numbers.at(-1)!.value],
    median: medianOf(numbers, nNumbers),
    whole: nTexts === 0 && numbers.length > 0 && numbers.every(({ value }) => Number.isInteger(value)),
    countsUp: countsUp(column),
  };
}

/** Equal numbers written in two ways are one. */
function countNumbers(column: RawColumn, cellsOfText: Int32Array, missing: Uint8Array): CountedNumber[] {
  const { values, ascending } = numbersOf(column);
  const numbers: { value: number; count: number }[] = [];
  for (const code of ascending) {
    if (missing[code] === 1) continue;
    const last = numbers.at(-1);
    if (last?.value === values[code]) last!.count += cellsOfText[code]!;
    else numbers.push({ value: values[code]!, count: cellsOfText[code]! });
  }
  return numbers;
}

function medianOf(numbers: readonly CountedNumber[], nNumbers: number): number | null {
  let below = 0;
  for (const { value, count } of numbers) {
    below += count;
    if (2 * below >= nNumbers) return value;
  }
  return null;
}

function countsUp(column: RawColumn): boolean {
  if (column.texts.length !== column.codes.length || column.codes.length < 3) return false;
  const { values } = numbersOf(column);
  const first = values[0]!;
  if (first !== 0 && first !== 1) return false;
  return values.every((value, row) => value === first + row);
}

import type { InferredColumn } from './inferred-column';
import { profileColumn } from './profile-column';
import type { RawColumn, RawTable } from './raw-table';

/** Sentences about patients who seem to be in the file more than once; none where nobody is. */
export function findRepeats(raw: RawTable, schema: readonly InferredColumn[]): string[] {
  const sentences: string[] = [];
  // a count of the rows differs for the same patient too; a record number tells two patients with equal values apart
  const values = raw.columns.filter((column) => !profileColumn(column).countsUp);
  const rows = values.length < 2 ? 0 : countRepeats(values, raw.nRows);
  if (rows > 0) {
    sentences.push(
      `${rows === 1 ? '1 row repeats' : `${rows} rows repeat`} an earlier row in every value; if it is the same patient again, remove the copies from the file, for a patient in both halves of a split makes a model look better than it is`,
    );
  }
  raw.columns.forEach((column, index) => {
    const repeats = raw.nRows - new Set(column.codes).size;
    if (!schema[index]!.identifier || !isPlainId(column.name) || repeats === 0 || repeats > raw.nRows / 2) return;
    sentences.push(
      `${repeats} of ${raw.nRows} rows repeat a number in ${column.name}; where that is one patient more than once, keep one row of each`,
    );
  });
  return sentences;
}

function isPlainId(name: string): boolean {
  return /^(id|mrn|(medical )?record number|patient (id|number))$/i.test(name.replaceAll('_', ' '));
}

/** Rows that equal an earlier one. */
function countRepeats(columns: readonly RawColumn[], nRows: number): number {
  const seen = new Map<number, number[]>();
  let repeats = 0;
  for (let row = 0; row < nRows; row++) {
    const hash = columns.reduce((sum, { codes }) => (Math.imul(sum, 31) + codes[row]!) | 0, 17);
    const alike = seen.get(hash) ?? [];
    if (alike.some((other) => columns.every(({ codes }) => codes[other] === codes[row]))) repeats++;
    else seen.set(hash, [...alike, row]);
  }
  return repeats;
}

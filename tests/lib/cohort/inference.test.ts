/** The rules of inference, one by one. */
import { describe, expect, it } from 'vitest';
import { inferColumn } from '@/lib/cohort/infer-column';
import { profileColumn } from '@/lib/cohort/profile-column';
import type { RawColumn } from '@/lib/cohort/raw-table';

function column(name: string, cells: readonly (string | number)[]): RawColumn {
  const texts = [...new Set(cells.map(String))];
  return { name, texts, codes: Int32Array.from(cells, (cell) => texts.indexOf(String(cell))) };
}

const infer = (name: string, cells: readonly (string | number)[]) => inferColumn(profileColumn(column(name, cells)));
const many = (cellOf: (row: number) => string | number, n = 100) => Array.from({ length: n }, (_, row) => cellOf(row));

describe('inference', () => {
  it.each<[string, string, (row: number) => string | number, string, RegExp]>([
    ['five codes', 'cp', (row) => row % 5, 'categorical', /5 different whole numbers/],
    ['six whole numbers', 'score', (row) => row % 6, 'numeric', /6 different values/],
    ['two fractions', 'dose', (row) => (row % 2) + 0.5, 'numeric', /2 different/],
    ['codes written as decimals', 'thal', (row) => `${(row % 3) + 3}.0`, 'categorical', /3 different whole/],
    ['twenty texts', 'ward', (row) => `w${row % 20}`, 'categorical', /20 levels/],
    ['twenty-one texts', 'ward', (row) => `w${row % 21}`, 'leftOut', /free text \(21/],
    ['texts that all differ', 'note', (row) => `text ${row}`, 'leftOut', /nearly every patient/],
    ['a name', 'Name', (row) => `n${row % 4}`, 'leftOut', /identifies/],
    ['numbers called id', 'patient_id', (row) => 1000 + 7 * row, 'leftOut', /record number/],
    ['few codes called id', 'hospital_id', (row) => row % 4, 'categorical', /4 different/],
    ['a count of the rows', 'no1', (row) => row + 1, 'leftOut', /counts the rows/],
    ['ages in a row', 'age', (row) => row + 20, 'numeric', /100 different/],
    ['one value', 'site', () => 'A', 'leftOut', /same value \(A\)/],
    ['no value', 'site', (row) => (row % 2 ? 'NA' : ''), 'leftOut', /no value/],
    ['numbers with one fault', 'bmi', (row) => (row === 50 ? 'high' : row / 2), 'numeric', /99 of 100/],
    ['half numbers', 'mixed', (row) => (row % 2 ? 'x' : row % 7), 'categorical', /levels/],
  ])('%s', (_name, columnName, cellOf, kind, reason) => {
    const inferred = infer(columnName, many(cellOf));
    expect(inferred.kind).toBe(kind);
    expect(inferred.reason).toMatch(reason);
  });

  it('orders levels by number, then by code point', () => {
    expect(
      infer(
        'grade',
        many((row) => ['10', '9', 'b', 'B'][row % 4]!),
      ).levels,
    ).toEqual(['9', '10', 'B', 'b']);
  });

  it('reads label and unit from the name', () => {
    expect(
      infer(
        'Glucose (mg/dl)',
        many((row) => row / 3),
      ),
    ).toMatchObject({ label: 'Glucose', unit: 'mg/dl' });
    expect(
      infer(
        'bloodPressure_mmHg',
        many((row) => row / 3),
      ),
    ).toMatchObject({ label: 'Blood pressure', unit: 'mm Hg' });
    expect(
      infer(
        'weight_kg',
        many((row) => row / 3),
      ),
    ).toMatchObject({ label: 'Weight', unit: 'kg' });
    expect(
      infer(
        'kg',
        many((row) => row / 3),
      ),
    ).toMatchObject({ label: 'Kg', unit: null });
  });

  it('counts what a person wants to see', () => {
    expect(
      infer(
        'x',
        many((row) => (row < 3 ? '?' : row < 5 ? 0 : row / 2)),
      ),
    ).toMatchObject({
      nMissing: 3,
      missingMarks: ['?'],
      nZeros: 2,
      range: [0, 49.5],
      nDistinct: 96,
    });
  });
});

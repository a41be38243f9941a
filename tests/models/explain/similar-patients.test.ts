import { describe, expect, it } from 'vitest';
import { similarPatients } from '@/models/explain/similar-patients';
import { summarizeFeature } from '@/models/inference/feature-summary';
import { readReference } from '../../reference/read';
import { age, pain } from '../inference/support';

const { gower } = readReference('copula.json') as {
  gower: {
    table: (number | null)[][];
    patients: (number | null)[][];
    answers: [number, number, number][][];
  };
};
const features = [age, age, age, pain];
const columns = features.map((_, feature) => Float64Array.from(gower.table, (row) => row[feature] ?? NaN));
const nRows = gower.table.length;
const table = { features, nRows, columns };
const model = { features, summaries: features.map((feature, at) => summarizeFeature(feature, columns[at]!)) };
const labels = Uint8Array.from({ length: nRows }, (_, row) => row % 2);
const risks = Float64Array.from({ length: nRows }, (_, row) => row / nRows);
const cohort = { table, labels };

describe('similarPatients', () => {
  it('has the order and the distances of SciPy, gaps and an outlier included', () => {
    gower.patients.forEach((patient, at) => {
      const values = Float64Array.from(patient, (value) => value ?? NaN);
      const found = similarPatients(model, cohort, risks, values, { count: nRows });
      const expected = gower.answers[at]!;
      expect(found.map(({ rowIndex }) => rowIndex)).toEqual(expected.map(([row]) => row));
      expect(found.map(({ nCompared }) => nCompared)).toEqual(expected.map(([, , compared]) => compared));
      found.forEach(({ distance }, position) => expect(distance).toBeCloseTo(expected[position]![1], 12));
      expect(found.length).toBeGreaterThan(20);
    });
    expect(gower.answers.some((answer) => answer.length < nRows)).toBe(true); // some know too little
  });

  it('says what became of them and what the model thought', () => {
    const values = Float64Array.of(48.5, 120, 5.5, 1);
    const found = similarPatients(model, cohort, risks, values);
    expect(found.length).toBe(5);
    for (const { rowIndex, outcome, risk } of found) expect([outcome, risk]).toEqual([rowIndex % 2, rowIndex / nRows]);
    const [nearest] = found;
    const without = similarPatients(model, cohort, risks, values, { except: nearest!.rowIndex });
    expect(without.slice(0, 4)).toEqual(found.slice(1));
  });

  it('finds a patient of the cohort at distance 0, and counts a difference beyond the range as 1', () => {
    const row = gower.table.findIndex((values) => values.every((value) => value !== null));
    const [self] = similarPatients(
      model,
      cohort,
      risks,
      Float64Array.from(columns, (column) => column[row]!),
    );
    expect(self).toMatchObject({ rowIndex: row, distance: 0, nCompared: 4 });
    const far = similarPatients(model, cohort, risks, Float64Array.of(-1e6, NaN, NaN, NaN), { count: nRows });
    expect(new Set(far.map(({ distance }) => distance))).toEqual(new Set([1]));
  });

  it('compares by same or other where a number has no range', () => {
    const constant = Float64Array.of(3, 3, 3, 4);
    const few = {
      features: [age],
      summaries: [{ ...summarizeFeature(age, constant), quantiles: new Array(101).fill(3) }],
    };
    const small = { table: { features: [age], nRows: 4, columns: [constant] }, labels: labels.subarray(0, 4) };
    const found = similarPatients(few, small, risks.subarray(0, 4), Float64Array.of(4));
    expect(found.map(({ rowIndex, distance }) => [rowIndex, distance])).toEqual([
      [3, 0],
      [0, 1],
      [1, 1],
      [2, 1],
    ]);
  });

  it('refuses what cannot be compared', () => {
    expect(() => similarPatients(model, cohort, risks, Float64Array.of(1))).toThrow('has 4 values, but there are 1');
    expect(() => similarPatients(model, cohort, [], Float64Array.of(1, 2, 3, 0))).toThrow(
      'one risk for each of the 40',
    );
    expect(() => similarPatients(model, cohort, risks, new Float64Array(4).fill(NaN))).toThrow('is like nobody');
  });
});

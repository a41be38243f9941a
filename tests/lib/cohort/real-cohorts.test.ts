/** The public cohorts, read with the catalogue and without it; counts from the data folder's own checks. */
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCohort, type BuiltCohort } from '@/lib/cohort/build-cohort';
import { knownCohorts, knownCorrections, knownNotices, matchKnownCohort } from '@/lib/cohort/catalogue';
import { inferSchema } from '@/lib/cohort/infer-schema';
import { readRawTable } from '@/lib/cohort/raw-table';

const folder = process.env.RISKCURVE_DATA;

/** Missing values by column, levels by column, left-out columns; everything else has none. */
const expected: Record<
  string,
  { rows: number; events: number; nFeatures: number; missing: object; levels: object; leftOut: string[] }
> = {
  pima: {
    rows: 768,
    events: 268,
    nFeatures: 8,
    missing: { glucose: 5, blood_pressure: 35, skin_thickness: 227, insulin: 374, bmi: 11 },
    levels: {},
    leftOut: [],
  },
  cleveland: {
    rows: 303,
    events: 139,
    nFeatures: 13,
    missing: { ca: 4, thal: 2 },
    levels: {
      sex: ['0', '1'],
      cp: ['1', '2', '3', '4'],
      fbs: ['0', '1'],
      restecg: ['0', '1', '2'],
      exang: ['0', '1'],
      slope: ['1', '2', '3'],
      thal: ['3', '6', '7'],
    },
    leftOut: [],
  },
  wisconsin: { rows: 699, events: 241, nFeatures: 9, missing: { bare_nuclei: 16 }, levels: {}, leftOut: ['id'] },
  haberman: { rows: 306, events: 81, nFeatures: 3, missing: {}, levels: {}, leftOut: [] },
  'heart-kaggle': {
    rows: 303,
    events: 138,
    nFeatures: 13,
    missing: { ca: 5, thal: 2 },
    levels: {
      sex: ['0', '1'],
      cp: ['0', '1', '2', '3'],
      fbs: ['0', '1'],
      restecg: ['0', '1', '2'],
      exang: ['0', '1'],
      slope: ['0', '1', '2'],
      thal: ['1', '2', '3'],
    },
    leftOut: [],
  },
  titanic: {
    rows: 891,
    events: 342,
    nFeatures: 7,
    missing: { Age: 177, Embarked: 2 },
    levels: { Pclass: ['1', '2', '3'], Sex: ['female', 'male'], Embarked: ['C', 'Q', 'S'] },
    leftOut: ['PassengerId', 'Name', 'Ticket', 'Cabin'],
  },
  titanic3: {
    rows: 1309,
    events: 500,
    nFeatures: 7,
    missing: { age: 263, fare: 1, embarked: 2 },
    levels: { pclass: ['1', '2', '3'], sex: ['female', 'male'], embarked: ['C', 'Q', 'S'] },
    leftOut: ['name', 'ticket', 'cabin', 'boat', 'body', 'home.dest'],
  },
  ionosphere: { rows: 351, events: 225, nFeatures: 33, missing: {}, levels: { a01: ['0', '1'] }, leftOut: ['a02'] },
  sonar: { rows: 208, events: 111, nFeatures: 60, missing: {}, levels: {}, leftOut: [] },
  banknote: { rows: 1372, events: 610, nFeatures: 4, missing: {}, levels: {}, leftOut: [] },
};

const summaryOf = ({ data: { table }, nEvents, leftOut }: BuiltCohort) => ({
  rows: table.nRows,
  events: nEvents,
  nFeatures: table.features.length,
  missing: Object.fromEntries(
    table.features
      .map(({ name }, index) => [name, table.columns[index]!.filter(Number.isNaN).length] as const)
      .filter(([, count]) => count > 0),
  ),
  levels: Object.fromEntries(
    table.features.flatMap((feature) => (feature.kind === 'categorical' ? [[feature.name, feature.levels]] : [])),
  ),
  leftOut: leftOut.map(({ name }) => name),
});

describe.runIf(folder)('the public cohorts', () => {
  const read = (fileName: string) => readRawTable(createReadStream(path.join(folder!, fileName)));

  it.each(knownCohorts.map((known) => [known.key, known] as const))('%s has its counts', async (key, known) => {
    const raw = await read(known.fileName);
    const match = matchKnownCohort(
      raw.columns.map(({ name }) => name),
      raw.sha256,
    );
    expect(match).toEqual({ cohort: known, exact: true });
    const built = buildCohort(raw, inferSchema(raw, knownCorrections(match), known.outcome.name), known.outcome);
    expect(summaryOf(built)).toEqual(expected[key]);
    expect([known.nPatients, known.nEvents]).toEqual([raw.nRows, built.nEvents]);
    for (const feature of built.data.table.features) {
      expect(feature.label).not.toBe('');
      if (feature.kind === 'categorical' && key !== 'ionosphere')
        expect(feature.levelLabels).not.toEqual(feature.levels.map(() => ''));
    }
  });

  it('infers much the same without the catalogue', async () => {
    for (const key of ['cleveland', 'wisconsin', 'haberman', 'titanic', 'ionosphere', 'sonar', 'banknote']) {
      const known = knownCohorts.find((each) => each.key === key)!;
      const raw = await read(known.fileName);
      const schema = inferSchema(raw, { columns: {} }, known.outcome.name);
      const found = summaryOf(buildCohort(raw, schema, known.outcome));
      // The number of vessels has four values, so without the catalogue it is taken for a code.
      const levels =
        key === 'cleveland' ? { ...expected[key]!.levels, ca: ['0', '1', '2', '3'] } : expected[key]!.levels;
      expect(found).toEqual({ ...expected[key], levels });
      for (const { reason } of schema) expect(reason).not.toBe('');
    }
  });

  it('says what must be known of the Kaggle copy, of its very bytes only', () => {
    const known = knownCohorts.find(({ key }) => key === 'heart-kaggle')!;
    expect(knownNotices({ cohort: known, exact: true }).join(' ')).toMatch(/NO heart disease/);
    expect(knownNotices({ cohort: known, exact: false })).toEqual([]);
    expect(knownNotices(null)).toEqual([]);
  });

  it('takes means of the columns as the source has them', async () => {
    const mean = async (fileName: string, column: string) => {
      const raw = await read(fileName);
      const { texts, codes } = raw.columns.find(({ name }) => name === column)!;
      return codes.reduce((sum, code) => sum + Number(texts[code]), 0) / raw.nRows;
    };
    expect(await mean('heart_cleveland_uci.csv', 'thalach')).toBeCloseTo(149.607261, 5);
    expect(await mean('pima_diabetes.csv', 'glucose')).toBeCloseTo(120.894531, 5);
    expect(await mean('banknote.csv', 'variance')).toBeCloseTo(0.433735, 5);
  });
});

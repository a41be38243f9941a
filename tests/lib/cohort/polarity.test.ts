/** An outcome that is the wrong way round is caught on every known cohort, and nowhere else. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { knownCohorts } from '@/lib/cohort/catalogue';
import { findSide } from '@/lib/cohort/polarity/find-side';
import { judgePolarity } from '@/lib/cohort/polarity/judge-polarity';
import { fileColumn } from '@/lib/cohort/polarity/match-known';
import { polarityWarning } from '@/lib/cohort/polarity/polarity-warning';
import { sideOfWords } from '@/lib/cohort/polarity/side-of-words';
import { readRawTable, type RawTable } from '@/lib/cohort/raw-table';
import { createRandom } from '@/models/math/random';
import { computeRelations } from '../../reference/known-relations';

const folder = process.env.RISKCURVE_DATA;
const checkPolarity = (raw: RawTable, outcome: Parameters<typeof polarityWarning>[1]) =>
  polarityWarning(judgePolarity(raw, outcome), outcome);
const cohortOf = (key: string) => knownCohorts.find((known) => known.key === key)!;

describe('the side that words name', () => {
  it.each([
    ['heart-kaggle', 'have heart disease', 'positive'],
    ['heart-kaggle', 'do not have heart disease', 'negative'],
    ['heart-kaggle', 'are free of coronary artery disease', 'negative'],
    ['heart-kaggle', 'are disease free', 'negative'],
    ['heart-kaggle', 'are healthy', 'negative'],
    ['heart-kaggle', 'had an event', null],
    ['haberman', 'died within 5 years', 'positive'],
    ['haberman', 'were alive after 5 years', 'negative'],
    ['titanic', 'drowned', 'negative'],
    ['titanic', 'did not survive', 'negative'],
    ['pima', 'have diabetes, not only high sugar', 'positive'],
    ['pima', '', null],
  ])('in %s "%s" is %s', (key, words, side) => expect(sideOfWords(words, cohortOf(key))).toBe(side));

  it.each(knownCohorts.map((known) => [known.key, known] as const))("reads %s's own words", (_, known) => {
    expect(sideOfWords(known.outcome.positiveMeans, known)).toBe('positive');
    expect(sideOfWords(known.outcome.negativeMeans, known)).toBe('negative');
  });
});

describe('the side that columns tell', () => {
  /** A column of ones and noughts that has the AUROC in 30 patients. */
  const column = (known: number, auroc: number) => {
    const ones = Math.round((auroc - 0.5) * 20);
    const [nEvents, nOthers] = [10 + ones, 10 - ones];
    const counts = [
      { value: 0, nEvents: 20 - nEvents, nOthers: 20 - nOthers },
      { value: 1, nEvents, nOthers },
    ];
    const relation = { name: 'x', whole: true, quantiles: [0, 1], shares: [0.5, 1], meanPositive: 0, meanNegative: 0 };
    return { known: { ...relation, auroc: known }, file: fileColumn('x', counts) };
  };
  const sideOf = (pairs: readonly (readonly [number, number])[]) =>
    findSide({ known: cohortOf('pima'), by: 'names', pairs: pairs.map(([known, auroc]) => column(known, auroc)) })
      ?.side ?? null;

  it('is that of most of their weight, or none', () => {
    expect(sideOf([[0.9, 0.9], [0.7, 0.7], [0.3, 0.3]])).toBe('positive'); // prettier-ignore
    expect(sideOf([[0.9, 0.1], [0.7, 0.3], [0.3, 0.7]])).toBe('negative'); // prettier-ignore
    // one column, however strong, does not outvote the others
    expect(sideOf([[0.9, 0.1], [0.7, 0.7], [0.7, 0.7]])).toBeNull(); // prettier-ignore
    expect(sideOf([[0.52, 0.9]])).toBeNull();
    expect(sideOf([])).toBeNull();
  });
});

describe.runIf(folder)('the polarity check', () => {
  const tables = new Map<string, RawTable>();
  beforeAll(async () => {
    for (const { key, fileName } of knownCohorts) tables.set(key, await readRawTable(path.join(folder!, fileName)));
  });

  /** Other bytes, other names, another order, and only the rows that are kept. */
  const disguise = (raw: RawTable, outcomeName: string, keep: (row: number) => boolean = () => true): RawTable => {
    const rows = Array.from({ length: raw.nRows }, (_, row) => row)
      .filter(keep)
      .reverse();
    const columns = raw.columns.map((column, index) => ({
      name: column.name === outcomeName ? outcomeName : `v${index}`,
      texts: column.texts,
      codes: Int32Array.from(rows, (row) => column.codes[row]!),
    }));
    return { ...raw, sha256: 'other', nRows: rows.length, columns: columns.reverse() };
  };
  const others = (raw: RawTable, name: string, values: readonly string[]) =>
    [...new Set(raw.columns.find((column) => column.name === name)!.texts)].filter((value) => !values.includes(value));

  describe.each(knownCohorts.map((known) => [known.key, known] as const))('%s', (key, known) => {
    const { outcome } = known;
    it.each(['the very file', 'renamed, reordered, a half of its rows'])('as %s', (how) => {
      const whole = tables.get(key)!;
      const raw = how === 'the very file' ? whole : disguise(whole, outcome.name, (row) => row % 2 === 0);
      expect(checkPolarity(raw, outcome)).toBeNull();
      const wrongValues = others(whole, outcome.name, outcome.positiveValues);
      expect(checkPolarity(raw, { ...outcome, positiveValues: wrongValues })).toMatchObject({
        kind: 'inverted',
        swappedValues: [...outcome.positiveValues].sort(),
        trueWords: { positiveMeans: outcome.negativeMeans, negativeMeans: outcome.positiveMeans },
      });
      const honest = { ...outcome, positiveValues: wrongValues, positiveMeans: outcome.negativeMeans };
      expect(checkPolarity(raw, honest)).toBeNull();
      expect(checkPolarity(raw, { ...outcome, positiveMeans: outcome.negativeMeans })).toMatchObject({
        kind: 'inverted',
      });
    });
  });

  const disease = { name: 'target', positiveValues: ['1'], positiveMeans: 'have heart disease' };

  it("explains Kaggle's heart file in a clinician's words", () => {
    const warning = checkPolarity(tables.get('heart-kaggle')!, disease)!;
    expect(warning.title).toMatch(
      /wrong way round: the patients with target = 1 are those who do not have heart disease/,
    );
    expect(warning.explanation).toContain(
      'mean maximum heart rate reached 158 with target = 1 and 139 without (there 158 and 139 beats/min)',
    );
    // data/README.md: mean thalach 158.4 without, 139.3 with disease, in the UCI file
    const heartRate = warning.evidence.find(({ name }) => name === 'thalach')!;
    expect(heartRate.here[0]).toBeCloseTo(158.4, 0);
    expect(heartRate.here[1]).toBeCloseTo(139.3, 0);
    expect(warning.explanation).not.toMatch(/chest pain/i);
  });

  it('says which side it is where the words do not', () => {
    const raw = tables.get('heart-kaggle')!;
    expect(checkPolarity(raw, { ...disease, positiveMeans: '' })).toMatchObject({ kind: 'unsaid' });
    expect(checkPolarity(raw, { ...disease, positiveValues: ['0'], positiveMeans: '' })).toBeNull();
  });

  it('still sees it in 60 patients', () => {
    const raw = disguise(tables.get('heart-kaggle')!, 'target', (row) => row % 5 === 2);
    expect(raw.nRows).toBe(61);
    expect(checkPolarity(raw, disease)).toMatchObject({ kind: 'inverted' });
  });

  it('sees a corrected copy of the Kaggle file for what it is', () => {
    const raw = tables.get('heart-kaggle')!;
    const columns = raw.columns.map((column) =>
      column.name === 'target' ? { ...column, texts: column.texts.map((text) => String(1 - Number(text))) } : column,
    );
    const corrected = { ...raw, sha256: 'other', columns };
    expect(checkPolarity(corrected, disease)).toBeNull();
    expect(checkPolarity(corrected, { ...disease, positiveValues: ['0'] })).toMatchObject({ kind: 'inverted' });
  });

  it.each([
    ['winequality_red.csv', 'quality', ['7', '8']],
    ['winequality_red.csv', 'quality', ['3', '4', '5', '6']],
    ['boston_housing.csv', 'CHAS', ['1']],
    ['boston_housing.csv', 'CHAS', ['0']],
    ['abalone.csv', 'sex', ['I']],
    ['abalone.csv', 'sex', ['M', 'F']],
    ['energy_efficiency.csv', 'orient', ['2', '3']],
    ['heart_cleveland_uci.csv', 'sex', ['0']],
    ['heart_cleveland_uci.csv', 'sex', ['1']],
    ['heart_cleveland_uci.csv', 'exang', ['0']],
    ['titanic3_1309.csv', 'sex', ['male']],
  ])('is silent on %s with %s = %j', async (fileName, name, positiveValues) => {
    const raw = await readRawTable(path.join(folder!, fileName));
    for (const positiveMeans of ['have heart disease', 'have diabetes', 'die', ''])
      expect(checkPolarity(raw, { name, positiveValues, positiveMeans })).toBeNull();
  });

  it('is silent where the outcome goes with nothing', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const random = createRandom(seed);
      for (const known of knownCohorts) {
        const raw = disguise(tables.get(known.key)!, known.outcome.name);
        const codes = random.shuffle(
          Int32Array.from(raw.columns.find(({ name }) => name === known.outcome.name)!.codes),
        );
        const columns = raw.columns.map((column) =>
          column.name === known.outcome.name ? { ...column, codes } : column,
        );
        expect(checkPolarity({ ...raw, columns }, known.outcome), known.key).toBeNull();
      }
    }
  });

  it('keeps relations that are those of the files', async () => {
    const file = path.resolve(import.meta.dirname, '../../../lib/cohort/polarity/known-relations.json');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(await computeRelations(folder!));
  });
});

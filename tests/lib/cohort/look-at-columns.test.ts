/** Units, doubts, identifiers, decimal commas, repeats, pictures and leaks of columns. */
import { describe, expect, it } from 'vitest';
import { cohortSampleSize, countedFeatures, saySampleSize, saySampleSizeInputs } from '@/lib/cohort/cohort-sample-size';
import { inferSchema } from '@/lib/cohort/infer-schema';
import { inferColumn } from '@/lib/cohort/infer-column';
import { outcomeCandidates } from '@/lib/cohort/outcome-candidates';
import { pictureColumn } from '@/lib/cohort/picture-column';
import { profileColumn } from '@/lib/cohort/profile-column';
import { readRawTable, type RawColumn } from '@/lib/cohort/raw-table';
import { findRepeats } from '@/lib/cohort/repeated-rows';
import { createRandom } from '@/models/math/random';

type Cell = string | number;
const columnOf = (name: string, cells: readonly Cell[]): RawColumn => {
  const texts = [...new Set(cells.map(String))];
  return { name, texts, codes: Int32Array.from(cells, (cell) => texts.indexOf(String(cell))) };
};
const infer = (name: string, cells: readonly Cell[]) => inferColumn(profileColumn(columnOf(name, cells)));
const many = (cellOf: (row: number) => Cell, n = 100) => Array.from({ length: n }, (_, row) => cellOf(row));
const read = (text: string) => readRawTable(Buffer.from(text));

describe('units', () => {
  it.each<[string, (row: number) => number, string | null]>([
    ['age', (row) => 21 + (row % 60), 'years'],
    ['bmi', (row) => 18 + (row % 30), 'kg/m²'],
    ['glucose', (row) => 70 + row, 'mg/dl'],
    ['Glucose', (row) => 4 + row / 50, 'mmol/l'],
    ['systolicBP', (row) => 100 + row, 'mm Hg'],
    ['creatinine', (row) => 0.6 + row / 100, 'mg/dl'],
    ['serum_creatinine', (row) => 55 + row, 'µmol/l'],
    ['temperature', (row) => 36 + row / 40, '°C'],
    ['height', (row) => 150 + (row % 50), 'cm'],
    ['HbA1c', (row) => 5 + row / 30, '%'],
    ['weight', (row) => 50 + row, null],
    ['insulin', (row) => 20 + row, null],
    ['age', (row) => [1, 3, 7, 28, 90, 365][row % 6]!, null],
    ['potassium', (row) => 30 + row, null],
    ['score', (row) => row, null],
  ])('%s', (name, cellOf, unit) => expect(infer(name, many(cellOf)).unit).toBe(unit));

  it('say why, and ask where it is not certain', () => {
    const age = infer('age', many((row) => 21 + (row % 61))); // prettier-ignore
    expect(age.unitReason).toBe('the name is age and the values are whole numbers from 21 to 81 (median 45)');
    const weight = infer('weight', many((row) => 50 + row)); // prettier-ignore
    expect(weight.unitReason).toMatch(/weight is measured in more than one unit.*say it/);
    expect(infer('score', many((row) => row)).unitReason).toBeNull(); // prettier-ignore
    expect(infer('sbp (kPa)', many((row) => 13 + row / 10))).toMatchObject({ unit: 'kPa', unitReason: 'the column’s name states it' }); // prettier-ignore
    expect(
      infer(
        'age',
        many((row) => (row % 2 ? 'old' : 'young')),
      ),
    ).toMatchObject({ unit: null, doubts: [] });
  });
});

describe('doubts', () => {
  it('finds zeros that cannot be, and offers to count them as missing', () => {
    const { doubts } = infer('blood_pressure', many((row) => (row < 7 ? 0 : 60 + row))); // prettier-ignore
    expect(doubts).toEqual([
      {
        sentence: '7 values are 0, which blood pressure in mm Hg cannot be; zero may stand for “not measured”',
        mend: { zeroMeansMissing: true },
      },
    ]);
  });

  it('is settled by the mend', () => {
    const raw = { columns: [columnOf('bmi', many((row) => (row < 7 ? 0 : 20 + row / 10))), columnOf('x', many((row) => row % 2))] }; // prettier-ignore
    const table = { ...raw, nRows: 100 } as unknown as Parameters<typeof inferSchema>[0];
    const settled = { columns: { bmi: { zeroMeansMissing: true } } };
    expect(inferSchema(table, { columns: {} }, null)[0]!.doubts).toHaveLength(1);
    expect(inferSchema(table, settled, null)[0]!.doubts).toEqual([]);
  });

  it.each<[string, (row: number) => number, RegExp, unknown]>([
    [
      'age',
      (row) => (row < 2 ? 999 : 30 + (row % 50)),
      /^2 values lie outside.*\(0 to 120\): 999 \(2 times\)$/,
      ['999'],
    ],
    ['age', (row) => (row < 1 ? 145 : 30 + (row % 50)), /^1 value lies outside.*145$/, null],
    ['score', (row) => (row < 3 ? -9 : row % 20), /^3 values are -9, far from all others \(0 to 19\)/, ['-9']],
    ['score', (row) => (row < 3 ? 9999 : row % 20), /^3 values are 9999, far from all others/, ['9999']],
    ['marker', (row) => (row === 3 ? 1 : 0.5), /^all but 1 of 400 values are 0.5/, null],
  ])('%s: %#', (name, cellOf, sentence, missingValues) => {
    const { doubts } = infer(name, many(cellOf, 400));
    expect(doubts).toHaveLength(1);
    expect(doubts[0]!.sentence).toMatch(sentence);
    expect(doubts[0]!.mend).toEqual(missingValues === null ? null : { missingValues });
  });

  it('keeps still where nothing is wrong', () => {
    for (const [name, cellOf] of [
      ['age', (row) => 30 + (row % 50)],
      ['pregnancies', (row) => row % 12],
      ['change', (row) => (row % 40) - 20],
      ['score', (row) => row],
    ] as [string, (row: number) => number][])
      expect(infer(name, many(cellOf)).doubts, name).toEqual([]);
  });
});

describe('identifiers and dates', () => {
  it.each<[string, (row: number) => Cell, RegExp, boolean]>([
    ['contact', (row) => `p${row % 30}@clinic.example`, /e-mail addresses/, true],
    ['reach', (row) => `+41 31 555 0${100 + (row % 30)}`, /telephone numbers/, true],
    ['patient born', (row) => `19${40 + (row % 50)}-03-0${1 + (row % 9)}`, /dates of birth/, true],
    ['admitted', (row) => `${1 + (row % 28)}.03.2021`, /it holds dates; a model needs a number/, false],
    ['seen', (row) => `2021-03-${10 + (row % 20)} 10:30`, /it holds dates/, false],
    ['case', (row) => 1_000_000 + 37 * row, /whole numbers of 7 digits, different in every patient/, true],
    ['Nachname', (row) => 'ABC'[row % 3]!, /identifies the patient/, true],
    ['sample_key', (row) => `k${row}`, /differs in nearly every patient/, true],
  ])('%s', (name, cellOf, reason, identifier) => {
    const inferred = infer(name, many(cellOf));
    expect(inferred).toMatchObject({ kind: 'leftOut', identifier });
    expect(inferred.reason).toMatch(reason);
  });

  it('leaves measurements alone', () => {
    expect(infer('platelets', many((row) => 150_000 + 1000 * (row % 60))).kind).toBe('numeric'); // prettier-ignore
    expect(infer('ward', many((row) => `2-${row % 4}`)).kind).toBe('categorical'); // prettier-ignore
  });
});

describe('a file as spreadsheets save it', () => {
  it('reads decimal commas where commas do not cut, with byte order mark, CRLF and line breaks in quotes', async () => {
    const rows = many((row) => `${20 + row};${18 + (row % 9)},${row % 10};"a\r\nb";${row % 2}`, 40);
    const raw = await read(`\uFEFFage;bmi;note;died\r\n${rows.join('\r\n')}\r\n`);
    expect(raw.delimiter).toBe(';');
    expect(raw.decimalCommas).toEqual(['bmi']);
    expect(inferSchema(raw, { columns: {} }, 'died').find(({ name }) => name === 'bmi')).toMatchObject({
      ...{ kind: 'numeric', unit: 'kg/m²' },
      range: [18, 26.8],
    });
    expect(raw.lines[1]).toBe(4);
  });

  it.each([
    ['may be thousands', ['1,234', '2,500', '3']],
    ['stands beside points', ['1,5', '2.5', '3']],
    ['stands beside text', ['1,5', 'high', '3']],
  ])('leaves a comma alone that %s', async (_, cells) => {
    const raw = await read(`x;y\n${cells.map((cell) => `${cell};0`).join('\n')}\n`);
    expect(raw.decimalCommas).toEqual([]);
  });

  it('says who is there twice', async () => {
    const raw = await read(
      'id,age,sex\n7,50,m\n8,61,f\n7,50,m\n9,50,m\n10,44,f\n11,30,m\n12,31,m\n13,32,m\n14,33,f\n15,34,m\n',
    );
    const sentences = findRepeats(raw, inferSchema(raw, { columns: {} }, null));
    expect(sentences).toHaveLength(2);
    expect(sentences[0]).toMatch(/^1 row repeats an earlier row in every value/);
    expect(sentences[1]).toMatch(/^1 of 10 rows repeat a number in id/);
    const once = await read('age,sex\n50,m\n61,f\n');
    expect(findRepeats(once, inferSchema(once, { columns: {} }, null))).toEqual([]);
  });

  it('puts likely outcomes first', async () => {
    const raw = await read(
      `sex,died,ward,flag\n${many((row) => `${row % 2},${row % 3},${row % 4},${row % 2}`, 24).join('\n')}\n`,
    );
    expect(outcomeCandidates(raw).map(({ name, likely }) => [name, likely])).toEqual([
      ['died', true],
      ['flag', true],
      ['sex', false],
      ['ward', false],
    ]);
  });
});

describe('the picture of a column', () => {
  const random = createRandom(3);
  const labels = Uint8Array.from({ length: 300 }, () => Number(random.next() < 0.4));
  const picture = (name: string, cellOf: (row: number) => Cell, given: Uint8Array | null = labels) => {
    const column = columnOf(name, many(cellOf, 300));
    return pictureColumn(column, inferColumn(profileColumn(column)), given);
  };

  it('holds every patient, in bins, stretches and the group without a value', () => {
    const found = picture('x', (row) => (row % 10 === 0 ? 'NA' : row % 37));
    if (found.kind !== 'numeric') throw new Error('a number was expected');
    const inBins = found.bins.reduce((sum, { nEvents, nOthers }) => sum + nEvents + nOthers, 0);
    expect(inBins).toBe(270);
    expect(found.along.reduce((sum, { n }) => sum + n, 0)).toBe(270);
    expect([found.nMissing, found.missing!.n]).toEqual([30, 30]);
    expect(found.missing!.nEvents).toBe(labels.filter((label, row) => row % 10 === 0 && label === 1).length);
    expect(found.leak).toBeNull();
  });

  it('counts levels, and tells nothing of the outcome before there is one', () => {
    const found = picture('ward', (row) => 'abc'[row % 3]!);
    if (found.kind !== 'categorical') throw new Error('a category was expected');
    expect(found.levels.map(({ n }) => n)).toEqual([100, 100, 100]);
    expect(found.levels.reduce((sum, { outcome }) => sum + outcome!.nEvents, 0)).toBe(
      labels.reduce((a, b) => a + b, 0),
    );
    const before = picture('ward', (row) => 'abc'[row % 3]!, null);
    expect([before.auroc, before.missing, before.kind === 'categorical' && before.levels[0]!.outcome]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('leaves zeros out that mean missing', () => {
    const column = columnOf('bmi', many((row) => (row < 30 ? 0 : 20 + (row % 20)), 300)); // prettier-ignore
    const inferred = { ...inferColumn(profileColumn(column)), zeroMeansMissing: true };
    expect(pictureColumn(column, inferred, labels)).toMatchObject({ nMissing: 30, bins: { 0: { from: 19.5 } } });
  });

  it.each<[string, (row: number) => Cell, RegExp]>([
    [
      'the outcome with noise',
      (row) => labels[row]! * 5 + (row % 50) / 20,
      /it alone tells the outcome almost perfectly \(AUROC 1\.000\)/,
    ],
    ['the outcome upside down', (row) => 10 - labels[row]! * 5 - (row % 50) / 20, /almost perfectly/],
    ['the outcome in words', (row) => (labels[row] === 1 ? 'yes' : 'no'), /almost perfectly/],
    [
      'a number of the dead alone',
      (row) => (labels[row] === 1 && row % 2 === 0 ? row : ''),
      /whether a value is there tells the outcome: of \d+ patients with a value every one is positive/,
    ],
  ])('warns of %s', (_, cellOf, leak) => expect(picture('disguise', cellOf).leak).toMatch(leak));

  it('does not warn of a strong measurement', () => {
    const noise = createRandom(5);
    const values = many((row) => labels[row]! * 2 + noise.normal(), 300);
    const found = picture('strong', (row) => values[row]!);
    expect(found.auroc!.estimate).toBeGreaterThan(0.85);
    expect(found.leak).toBeNull();
  });
});

describe("a cohort's sample size", () => {
  it('counts a category as one parameter less than it has levels', () => {
    const size = cohortSampleSize([{ nLevels: null }, { nLevels: 4 }, { nLevels: 2 }], 300, 120)!;
    expect([size.nParameters, size.nInputs, size.eventsPerParameter, size.enough]).toEqual([5, 7, 24, false]);
    expect(size.required.nParameters).toBe(5);
    expect(saySampleSize(size)).toMatch(
      /^A regression with 5 candidate parameters needs at least 3\d\d patients.*this cohort has 300.*Networks need even more/,
    );
    expect(saySampleSizeInputs(size)).toMatch(/prevalence 40.0.%.*7 network inputs.*0\.15 of the largest/);
  });

  it('counts the rarer outcome, whichever is called positive', () => {
    const [few, most] = [60, 240].map((nEvents) => cohortSampleSize([{ nLevels: null }], 300, nEvents)!);
    expect(few!.eventsPerParameter).toBe(60);
    expect(most!.eventsPerParameter).toBe(60);
    expect(few!.enough).toBe(true);
    expect(saySampleSize(few!)).toMatch(/trust the out-of-fold results/);
  });

  it('is nothing without features or with one outcome', () => {
    expect(cohortSampleSize([], 300, 60)).toBeNull();
    expect(cohortSampleSize([{ nLevels: null }], 300, 0)).toBeNull();
    expect(countedFeatures([])).toEqual([]);
  });
});

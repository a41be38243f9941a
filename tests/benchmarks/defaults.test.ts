import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { benchmarkCohorts } from './defaults/cohorts';
import { readDerived } from './defaults/derived-cohorts';
import { meanScores, scoresOf, seedSpread, type Scores } from './defaults/scores';
import { formulas, simulate } from './defaults/simulated-cohorts';
import { isCalibrated, scoreTable, wins, type CohortResult } from './defaults/table';

const scores = (brierScore: number, logLoss: number, slope: number | null = 1): Scores => ({
  brierScore,
  logLoss,
  slope,
});

function resultWith(sbqc: Scores, mlp50: Scores = scores(0.2, 0.6)): CohortResult {
  const other = scores(0.2, 0.6);
  const metric = { estimate: 0, low: -1, high: 1 };
  return {
    ...{ name: 'A', purpose: 'choose', isOfThePaper: true, nRows: 100, nEvents: 40 },
    own: { sbqc, bce: other, logistic: other },
    ...{ levelMean: other, seedSpread: 0.001, crossingRate: 0, seconds: 1 },
    peers: { logistic: other, mlp: other, mlp50 },
    lessLogistic: { brierScore: metric, logLoss: metric },
  };
}

it('scores the rows that are judged, by hand', () => {
  // (0.25^2 + 0.5^2) / 2 and -(ln 0.75 + ln 0.5) / 2
  const { brierScore, logLoss, slope } = scoresOf([0.25, NaN, 0.5], Uint8Array.of(0, 1, 1));
  expect(brierScore).toBeCloseTo(0.15625, 15);
  expect(logLoss).toBeCloseTo(-(Math.log(0.75) + Math.log(0.5)) / 2, 15);
  expect(slope).toBeNull(); // separated
});

it('takes means score by score, and the spread of the log loss over seeds', () => {
  const some = [scores(0.1, 0.3, 0.9), scores(0.2, 0.5, 1.3)];
  expect(meanScores(some).brierScore).toBeCloseTo(0.15, 15);
  expect(meanScores(some).slope).toBeCloseTo(1.1, 15);
  expect(meanScores([...some, scores(0.1, 0.3, null)]).slope).toBeNull();
  expect(seedSpread(some)).toBeCloseTo(Math.SQRT2 / 10, 15);
  expect(seedSpread([some[0]!])).toBeNull();
});

it('counts a win only where neither score is higher than any of the others, as printed', () => {
  expect(wins(resultWith(scores(0.2, 0.6)))).toBe(true);
  expect(wins(resultWith(scores(0.20004, 0.6)))).toBe(true);
  expect(wins(resultWith(scores(0.2001, 0.5)))).toBe(false);
  expect(wins(resultWith(scores(0.1, 0.6001)))).toBe(false);
  const beatenByOne = resultWith(scores(0.2, 0.6), scores(0.2, 0.59));
  expect(wins(beatenByOne)).toBe(false);
  expect(wins(beatenByOne, ['logistic', 'mlp'])).toBe(true);
});

it('calls calibrated what has a slope from 0.9 to 1.1', () => {
  const slopes = [0.89, 0.9, 1.1, 1.11, null];
  expect(slopes.map((slope) => isCalibrated(resultWith(scores(0.2, 0.6, slope))))).toEqual([
    ...[false, true, true, false, false],
  ]);
});

it('marks the lowest of a row, and the slopes not at all', () => {
  expect(scoreTable([resultWith(scores(0.2, 0.5999))], 'logLoss')).toContain('| A | 100 (40) | **0.5999** | 0.6000 |');
  expect(scoreTable([resultWith(scores(0.2, 0.6, null))], 'slope')).toContain('| A | 100 (40) | none | 1.00 |');
});

it('makes an outcome of a column, of the rows that the seed draws, and leaves out what gives it away', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'riskcurve-derived-'));
  try {
    const lines = Array.from({ length: 80 }, (_, row) => `${row % 7},"a, b",${row},${row}`);
    writeFileSync(path.join(folder, 'some.csv'), `x,text,score,same\n${lines.join('\n')}\n`);
    const settings = { file: 'some.csv', column: 'score', without: ['same', 'text'] };
    const above = (cell: string, median: number): boolean => Number(cell) > median;
    const { table, labels } = await readDerived(folder, { ...settings, isPositive: above });
    expect(table.features.map(({ name }) => name)).toEqual(['x']);
    expect([...labels]).toEqual([...new Array<number>(41).fill(0), ...new Array<number>(39).fill(1)]); // the median is 40
    const read = (seed: number) => readDerived(folder, { ...settings, isPositive: above, rows: 50, seed });
    const [first, again, other] = [await read(1), await read(1), await read(2)];
    expect(first.table.nRows).toBe(50);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('simulates labels that come as often as the formula says', () => {
  for (const [name, logit] of Object.entries(formulas)) {
    const { cohort, trueRisks } = simulate({ nRows: 4000, nFeatures: 5, logit, seed: 1 });
    const mean = (values: ArrayLike<number>): number =>
      Array.from(values).reduce((sum, value) => sum + value, 0) / 4000;
    // four standard errors of a share at most
    expect(Math.abs(mean(cohort.labels) - mean(trueRisks)), name).toBeLessThan(0.032);
    expect(Math.max(...trueRisks) - Math.min(...trueRisks), name).toBeGreaterThan(name === 'none' ? -1 : 0.2);
  }
});

it('holds the eight of the paper, half of them to choose on, and every name once', () => {
  const ofThePaper = benchmarkCohorts.filter(({ isOfThePaper }) => isOfThePaper);
  expect(ofThePaper.length).toBe(8);
  expect(ofThePaper.filter(({ purpose }) => purpose === 'choose').length).toBe(4);
  expect(new Set(benchmarkCohorts.map(({ name }) => name)).size).toBe(benchmarkCohorts.length);
});

/** Metrics of a resample by counts against the plain metrics on the rows that it repeats. */
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/models/math/random';
import { pairedMetricNames, pairedMetrics } from '@/models/metrics/paired-metrics';
import { resampledMetrics } from '@/models/metrics/resampled-metrics';

const random = createRandom('resampled metrics');
const nPatients = 60;
const outcomes = Array.from({ length: nPatients }, () => Number(random.next() < 0.4));
const smooth = outcomes.map((label) => 0.05 + 0.9 * Math.min(1, random.next() * (0.6 + 0.4 * label)));

/** What is drawn with replacement, as counts. */
function draw(size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (let patient = 0; patient < size; patient++) counts[random.integer(size)]!++;
  return counts;
}

/** The rows a count repeats, in an order that owes nothing to the risks. */
function repeat(values: readonly number[], counts: Uint32Array): number[] {
  return values.flatMap((value, row) => Array<number>(counts[row]!).fill(value));
}

function expectLikePlain(risks: readonly number[], labels: readonly number[], counts: Uint32Array, threshold = 0.3) {
  const values = new Float64Array(pairedMetricNames.length);
  resampledMetrics(risks, labels, threshold)(counts, values);
  const plain = pairedMetrics(repeat(risks, counts), repeat(labels, counts), threshold);
  pairedMetricNames.forEach((name, at) => {
    const { estimate } = plain[name];
    if (estimate === null) expect([name, values[at]]).toEqual([name, NaN]);
    else expect(values[at], name).toBeCloseTo(estimate, 9);
  });
  return plain;
}

const cases: Record<string, readonly number[]> = {
  'risks all different': smooth,
  'risks in ties': smooth.map((risk) => Math.round(10 * risk) / 10),
  'risks that are certain for some': smooth.map((risk, row) => (row < 5 ? outcomes[row]! : risk)),
  'risks far too extreme': smooth.map((risk) => 1 / (1 + (1 / risk - 1) ** 6)),
  'risks that say the opposite': smooth.map((risk) => 1 - risk),
};

describe.each(Object.entries(cases))('%s', (_name, risks) => {
  it('give on every resample what the plain metrics give on its rows', () => {
    expect(new Set(risks).size).toBeGreaterThan(5);
    for (let resample = 0; resample < 50; resample++) expectLikePlain(risks, outcomes, draw(nPatients));
  });

  it('give at any threshold whoever is at it as positive', () => {
    for (const threshold of [risks[0]!, risks[9]!, 0.001, 0.999])
      if (threshold > 0 && threshold < 1) expectLikePlain(risks, outcomes, draw(nPatients), threshold);
  });
});

describe('what is undefined on a resample', () => {
  const ones = new Uint32Array(nPatients).fill(1);

  it('is NaN: one outcome alone', () => {
    for (const label of [0, 1]) {
      const counts = ones.map((_, row) => Number(outcomes[row] === label));
      expect(expectLikePlain(smooth, outcomes, counts).auroc.estimate).toBeNull();
    }
  });

  it('is NaN: outcomes that the risks separate, also where the whole sample’s overlap', () => {
    const counts = ones.map((_, row) => Number(outcomes[row] === 1 ? smooth[row]! > 0.5 : smooth[row]! < 0.4));
    const plain = expectLikePlain(smooth, outcomes, counts);
    expect(plain.calibrationSlope.reason).toMatch('separate');
    expect(plain.calibrationIntercept.estimate).not.toBeNull();
  });

  it('is NaN: risks all the same', () => {
    const plain = expectLikePlain(Array<number>(nPatients).fill(0.4), outcomes, draw(nPatients));
    expect(plain.calibrationSlope.estimate).toBeNull();
    expect(plain.auroc.estimate).toBe(0.5);
  });
});

it('a resample far from the whole sample has the same calibration all the same', () => {
  const others = [...smooth.keys()].filter((row) => outcomes[row] === 0);
  const surest = others.reduce((best, row) => (smooth[row]! > smooth[best]! ? row : best));
  const counts = new Uint32Array(nPatients).fill(1);
  counts[surest] = 400; // a hundred times what any draw would give
  expect(expectLikePlain(smooth, outcomes, counts).calibrationSlope.estimate).toBeLessThan(-0.5);
});

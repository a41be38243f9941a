import { describe, expect, it } from 'vitest';
import { createRandom } from '@/models/math/random';
import { expit } from '@/models/math/logistic';
import { errorMoments, type ErrorSample } from '@/models/training/error-moments';
import { calibrationOf, fitIntervalCalibration } from '@/models/training/interval-calibration';
import { createLikeness } from '@/models/training/feature-likeness';
import { summarizeFeature } from '@/models/inference/feature-summary';
import { readReference } from '../../reference/read';
import { smallCohort, smallConfig } from './small-cohort';
import { trainModel } from './train-model';

interface Case {
  logits: number[][];
  counts: number[][];
  risks: number[];
  labels: number[];
  further: number[][][];
  spread: number;
  moments: { products: number[]; design: number[][]; noise: number[][] };
  calibration: { spreadFactor: number; addedVariance: number };
}
const { cases } = readReference('interval-calibration.json') as { cases: Case[] };

describe('the calibration against NumPy', () => {
  it.each(cases.map((one, at) => [at, one] as const))(
    'case %i',
    (_, { further, spread, moments, calibration, ...given }) => {
      const sample: ErrorSample = {
        ...given,
        logits: given.logits.map((row) => Float64Array.from(row)),
        counts: given.counts.map((row) => Float64Array.from(row)),
      };
      const found = errorMoments(sample, (one, other) => further.map((kernel) => kernel[one]![other]!));
      moments.products.forEach((value, k) => expect(found.products[k]! / value).toBeCloseTo(1, 9));
      moments.design.flat().forEach((value, at) => expect(found.design.flat()[at]! / value).toBeCloseTo(1, 9));
      moments.noise.flat().forEach((value, at) => expect(found.noise.flat()[at]! / value).toBeCloseTo(1, 9));
      const { spreadFactor, addedVariance } = calibrationOf(found, spread)!;
      expect(spreadFactor).toBeCloseTo(calibration.spreadFactor, 8);
      expect(addedVariance).toBeCloseTo(calibration.addedVariance, 8);
    },
  );
});

/**
 * Patients whose error is known: the members' mean misses the truth by `factor` times what they differ by among themselves, along the same
 * four directions, and by an effect of a feature that no member knows. Nobody's training depends on a label.
 */
function knownErrors(
  nRows: number,
  factor: number,
  unknown: number,
  seed: string,
): { sample: ErrorSample; hidden: Float64Array } {
  const random = createRandom(seed);
  const nMembers = 60;
  const directions = Array.from({ length: nRows }, () => Array.from({ length: 4 }, () => random.normal() / 2));
  const along = (row: number, by: readonly number[]): number =>
    directions[row]!.reduce((sum, value, k) => sum + value * by[k]!, 0);
  const members = Array.from({ length: nMembers }, () => Array.from({ length: 4 }, () => 0.5 * random.normal()));
  const shared = Array.from({ length: 4 }, () => 0.5 * factor * random.normal());
  const hidden = Float64Array.from({ length: nRows }, () => random.normal());
  const base = Array.from({ length: nRows }, () => 0.8 * random.normal());
  const logits = base.map((value, row) => Float64Array.from(members, (by) => value + along(row, by)));
  const mean = logits.map((row) => row.reduce((sum, value) => sum + value, 0) / nMembers);
  return {
    hidden,
    sample: {
      logits,
      counts: logits.map((row) => row.map(() => 0)),
      risks: mean.map(expit),
      labels: mean.map((value, row) =>
        Number(random.next() < expit(value - along(row, shared) - unknown * hidden[row]!)),
      ),
    },
  };
}

describe('the calibration against errors that are known', () => {
  const likeHidden = (hidden: Float64Array) => (one: number, other: number) => [hidden[one]! * hidden[other]!];
  const meanOver = (factor: number, unknown: number): [number, number] => {
    const found = Array.from({ length: 12 }, (_, draw) => {
      const { sample, hidden } = knownErrors(250, factor, unknown, `errors ${draw}`);
      return calibrationOf(errorMoments(sample, likeHidden(hidden)), 0.25)!;
    });
    return [
      found.reduce((sum, { spreadFactor }) => sum + spreadFactor, 0) / found.length,
      found.reduce((sum, { addedVariance }) => sum + addedVariance, 0) / found.length,
    ];
  };

  it('tells a mean that misses by twice the spread from one that misses by a third of it', () => {
    const [small] = meanOver(1 / 3, 0);
    const [large] = meanOver(2, 0);
    expect(small).toBeLessThan(0.7);
    expect(large).toBeGreaterThan(1.5);
  });

  it('adds the variance of what no member knows', () => {
    const [, none] = meanOver(1 / 3, 0);
    const [, some] = meanOver(1 / 3, 1);
    expect(none).toBeLessThan(0.15);
    expect(some).toBeGreaterThan(0.5); // of a true 1, drawn towards 0 by the prior
    expect(some).toBeLessThan(1.3);
  });
});

describe('createLikeness', () => {
  const { table } = smallCohort(40);
  const rows = Array.from({ length: 40 }, (_, row) => row);
  const summaries = table.features.map((feature, at) => summarizeFeature(feature, table.columns[at]!, rows));

  it('has mean 1 of a patient with itself, mean 0 over all pairs of the features by themselves, and is symmetric', () => {
    const likeness = createLikeness(table, summaries, rows);
    const own = rows.map((row) => likeness(row, row));
    for (const which of [0, 1] as const) {
      expect(own.reduce((sum, value) => sum + value[which], 0) / rows.length).toBeCloseTo(1, 12);
      expect(likeness(3, 8)[which]).toBeCloseTo(likeness(8, 3)[which], 14);
    }
    const all = rows.flatMap((one) => rows.map((other) => likeness(one, other)[0]));
    expect(all.reduce((sum, value) => sum + value, 0) / all.length).toBeCloseTo(0, 10);
    expect(Math.max(...all)).toBeGreaterThan(0.5);
  });

  it('does not know pairs where there is one feature, nor likeness where all are the same', () => {
    const alone = { features: [table.features[0]!], nRows: 40, columns: [table.columns[0]!] };
    expect(createLikeness(alone, [summaries[0]!], rows)(1, 2)[1]).toBe(0);
    const same = { ...alone, columns: [new Float64Array(40).fill(3)] };
    const summary = summarizeFeature(same.features[0]!, same.columns[0]!, rows);
    expect(createLikeness(same, [summary], rows)(1, 2)).toEqual([0, 0]);
  });
});

describe('fitIntervalCalibration', () => {
  it('is part of a model of 20 members or more, the same each time, and not of a smaller one', async () => {
    const cohort = smallCohort(90);
    const config = smallConfig({ folds: 5, repeats: 4, epochs: 2 });
    const { model } = await trainModel(cohort, config);
    const { spreadFactor, addedVariance } = model.intervalCalibration!;
    expect(spreadFactor).toBeGreaterThanOrEqual(0.25);
    expect(addedVariance).toBeGreaterThan(0);
    expect(fitIntervalCalibration(model, cohort)).toEqual(model.intervalCalibration);
    const other = { ...cohort, labels: Uint8Array.from(cohort.labels).reverse() };
    expect(fitIntervalCalibration(model, other)).not.toEqual(model.intervalCalibration); // labels are what it is told from
    const few = await trainModel(cohort, smallConfig({ epochs: 2 }));
    expect(few.model).not.toHaveProperty('intervalCalibration');
  });
});

/** What the label-noise experiment is made of: the split, the noise, and the interval of a paired difference. */
import type { CohortData } from '@/models/features';
import type { Random } from '@/models/math/random';

export interface Split {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/** A stratified split by the labels as recorded, so that noise never changes who is tested. */
export function splitRows(labels: Uint8Array, testShare: number, random: Random): Split {
  const [train, test]: [number[], number[]] = [[], []];
  for (const outcome of [0, 1]) {
    const rows = random.shuffle(Int32Array.from(labels.keys()).filter((row) => labels[row] === outcome));
    const nTest = Math.round(rows.length * testShare);
    test.push(...rows.subarray(0, nTest));
    train.push(...rows.subarray(nTest));
  }
  return { train: Int32Array.from(train).sort(), test: Int32Array.from(test).sort() };
}

/** The labels with a share of them turned over; a larger share turns the same ones and more. */
export function flipLabels(labels: Uint8Array, share: number, random: Random): Uint8Array {
  const order = random.shuffle(Int32Array.from(labels.keys()));
  const flipped = Uint8Array.from(labels);
  for (const row of order.subarray(0, Math.round(share * labels.length))) flipped[row] = 1 - flipped[row]!;
  return flipped;
}

/** A cohort of some rows of another. */
export function selectRows(cohort: CohortData, rows: Int32Array): CohortData {
  const { features, columns } = cohort.table;
  const select = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!);
  return {
    ...cohort,
    table: { features, nRows: rows.length, columns: columns.map(select) },
    labels: Uint8Array.from(rows, (row) => cohort.labels[row]!),
  };
}

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** 97.5 % quantiles of Student's t for 1 to 14 degrees of freedom. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145];

/**
 * Mean of differences over repeated splits with its 95 % interval, corrected for the training sets that overlap: the variance times
 * 1/n + nTest/nTrain instead of 1/n (Nadeau and Bengio 2003).
 */
export function pairedInterval(differences: readonly number[], testOverTrain: number): Interval {
  const n = differences.length;
  if (n < 2 || n > STUDENT.length + 1)
    throw new RangeError(`an interval needs 2 to 15 differences, but there are ${n}`);
  const mean = differences.reduce((sum, value) => sum + value, 0) / n;
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = STUDENT[n - 2]! * Math.sqrt(variance * (1 / n + testOverTrain));
  return { mean, low: mean - half, high: mean + half, n };
}

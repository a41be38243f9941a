/**
 * What the labels say of the error d_i = (mean logit of the members) - (true logit) of patients i. As if d had covariance
 * sum_k x_k K_k(i,j) over pairs, with known K_k, the residuals r_i = y_i - risk_i of patients whom the members never saw have
 *
 *     E r_i r_j + (what they owe to each other's labels) = w_i w_j sum_k x_k K_k(i,j),   w_i = risk_i (1 - risk_i),  i != j,
 *
 * for r_i is a label's noise, which no other label shares, less w_i d_i. That is Haseman and Elston's regression (1972) of products of
 * residuals on what two patients have in common. Two patients owe to each other's labels that the members' risk of i leans to the
 * label of j: E r_i r_j holds -h_ij v_j - h_ji v_i beside E d_i d_j, with h_ij the slope of risk i by label j and v_j the label's
 * variance (the covariance penalty, Efron 2004). The members tell h_ij r_j: it is the covariance, over them, of their risk of i with how often
 * j was drawn for them (the infinitesimal jackknife, Efron 2014), times mean over variance of such a count.
 */

import { expit } from '../math/logistic';

export interface ErrorSample {
  /** `[nRows][nMembers]`: logits of the risks by every member, and how often the member's training drew the patient. */
  readonly logits: readonly Float64Array[];
  readonly counts: readonly Float64Array[];
  /** By the members that never saw the patient. */
  readonly risks: ArrayLike<number>;
  readonly labels: ArrayLike<number>;
}

/** Sums over all pairs of two different patients; k and l number the covariances. */
export interface ErrorMoments {
  /** Products of residuals with what they owe taken off, on K_k: about `design` times x. */
  readonly products: readonly number[];
  readonly design: readonly (readonly number[])[];
  /** Covariance of `products` where nothing but the labels' own noise is in the residuals. */
  readonly noise: readonly (readonly number[])[];
}

/** @param likeness further covariances of two patients, always as many, beside that of the members' logits, which is the first. */
export function errorMoments(
  sample: ErrorSample,
  likeness: (one: number, other: number) => readonly number[] = () => [],
): ErrorMoments {
  const { risks, labels } = sample;
  const weights = Float64Array.from(risks, (risk) => risk * (1 - risk));
  const residuals = Float64Array.from(risks, (risk, row) => labels[row]! - risk);
  const { covarianceOf, leanOf } = memberCovariances(sample);
  const sums = createSums(1 + likeness(0, 0).length);
  for (let one = 0; one < risks.length; one++) {
    for (let other = 0; other < one; other++) {
      const shared = [covarianceOf(one, other), ...likeness(one, other)];
      const owed = leanOf(one, other) * residuals[other]! + leanOf(other, one) * residuals[one]!;
      sums.add(shared, weights[one]! * weights[other]!, 2 * (residuals[one]! * residuals[other]! + owed));
    }
  }
  return sums.moments();
}

/**
 * Each patient by members whose training did not draw that patient: what a member has memorised of a label would be in the covariance
 * otherwise, and with it the products of the labels' noise wherever members differ in how much they memorise.
 */
function memberCovariances({ logits, counts }: ErrorSample) {
  const without = counts.map((row) => row.map((count) => Number(count === 0)));
  const nWithout = without.map((row) => row.reduce((sum, flag) => sum + flag, 0));
  const logitsOff = logits.map((row, at) => centreAmong(row, without[at]!));
  const risksOff = logits.map((row, at) => centreAmong(row.map(expit), without[at]!));
  const lean = meanOverVariance(counts);
  return {
    covarianceOf: (one: number, other: number): number => {
      const degrees = dot(without[one]!, without[other]!) - 1;
      return degrees > 0 ? dot(logitsOff[one]!, logitsOff[other]!) / degrees : 0;
    },
    /** Of the risk of `one` by how often `other` was drawn. */
    leanOf: (one: number, other: number): number => {
      const degrees = nWithout[one]! - 1;
      return degrees > 0 ? (lean * dot(risksOff[one]!, counts[other]!)) / degrees : 0;
    },
  };
}

function createSums(size: number) {
  const products = new Float64Array(size);
  const design = new Float64Array(size * size);
  const noise = new Float64Array(size * size);
  return {
    add(shared: readonly number[], weight: number, product: number): void {
      for (let k = 0; k < size; k++) {
        const slope = weight * shared[k]!;
        products[k]! += slope * product;
        for (let l = 0; l < size; l++) {
          const square = slope * weight * shared[l]!;
          design[k * size + l]! += 2 * square;
          noise[k * size + l]! += 4 * weight * square;
        }
      }
    },
    moments: (): ErrorMoments => ({
      products: [...products],
      design: rowsOf(design, size),
      noise: rowsOf(noise, size),
    }),
  };
}

function rowsOf(matrix: Float64Array, size: number): number[][] {
  return Array.from({ length: size }, (_, row) => [...matrix.subarray(row * size, (row + 1) * size)]);
}

/** Of all counts: from a member's slope by a count to the ensemble's slope by the patient. */
function meanOverVariance(counts: readonly Float64Array[]): number {
  const mean = meanOf(Float64Array.from(counts, meanOf));
  const square = meanOf(Float64Array.from(counts, (row) => meanOf(row.map((count) => count * count))));
  const variance = square - mean * mean;
  return variance > 0 ? mean / variance : 0;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Less their mean over the flagged members; zero for all others. */
function centreAmong(values: Float64Array, flags: Float64Array): Float64Array {
  const mean = dot(values, flags) / Math.max(dot(flags, flags), 1);
  return values.map((value, member) => flags[member]! * (value - mean));
}

function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let member = 0; member < one.length; member++) sum += one[member]! * other[member]!;
  return sum;
}

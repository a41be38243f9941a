/** Lipschitz adaptive learning rate: 1 / (c K), set once per epoch (theory, section 7). */
import type { ClassificationLoss } from '../losses/types';

export interface LalrOptions {
  /** `adam` clips to [1e-4, 0.05], `sgd` to [1e-4, 0.1]. */
  readonly optimizer: 'adam' | 'sgd';
}

/** The factors by which the authors' released code shrinks the rate of their variant. */
const PUBLISHED_FACTOR = { sbqc: 0.15, bce: 0.05 } as const;

/** c of several levels with the crossing penalty: max_j c(tau_j) / m + lambda / (m - 1). */
export function lipschitzConstantOfLevels(
  loss: ClassificationLoss,
  taus: readonly number[],
  crossingPenalty: number,
): number {
  const steepest = Math.max(...taus.map((tau) => loss.lipschitzConstant(tau)));
  return steepest / taus.length + (taus.length > 1 ? crossingPenalty / (taus.length - 1) : 0);
}

/**
 * c of a monotone head: its lowest level moves all m levels, each by a slope of at most c(tau_j) / m, so their sum; a step moves fewer.
 * No level can cross, so there is no penalty.
 */
export function lipschitzConstantOfMonotoneHead(loss: ClassificationLoss, taus: readonly number[]): number {
  return taus.reduce((sum, tau) => sum + loss.lipschitzConstant(tau), 0) / taus.length;
}

/** Squared lengths |(1, a_i)|^2 of the last hidden layer's rows, a 1 for the bias before each. */
export interface RowSquares {
  readonly largest: number;
  readonly mean: number;
}

/** `activations` `[nRows, nUnits]`, the last hidden layer's outputs. */
export function rowSquaresOf(activations: ArrayLike<number>, nUnits: number): RowSquares {
  const nRows = activations.length / nUnits;
  let [largest, sum] = [0, 0];
  for (let row = 0; row < nRows; row++) {
    let square = 1; // the bias
    for (let unit = 0; unit < nUnits; unit++) square += activations[row * nUnits + unit]! ** 2;
    largest = Math.max(largest, square);
    sum += square;
  }
  return { largest, mean: sum / nRows };
}

/** The rate with K = max_i |(1, a_i)|_2, a true bound on the last layer's gradient of a mean loss. */
export function rowNormRate(lipschitzConstant: number, squares: RowSquares, { optimizer }: LalrOptions): number {
  const rate = 1 / (lipschitzConstant * Math.sqrt(squares.largest));
  return Math.min(Math.max(rate, 1e-4), optimizer === 'adam' ? 0.05 : 0.1);
}

/**
 * The rate of the authors' code: K = Frobenius norm of a batch's activations with a 1 for the bias, over the batch size; shrunk by
 * 0.15 for sBQC and 0.05 for BCE. Not a bound; the two factors make the losses unlike. For reproduction only. The batches of
 * an epoch enter by their root mean square, so that a small last batch does not set the rate.
 */
export function publishedRate(
  lipschitzConstant: number,
  squares: RowSquares,
  loss: keyof typeof PUBLISHED_FACTOR,
  batchSize: number,
): number {
  const frobeniusOverBatch = Math.sqrt(squares.mean * batchSize) / batchSize;
  return PUBLISHED_FACTOR[loss] / (lipschitzConstant * frobeniusOverBatch);
}

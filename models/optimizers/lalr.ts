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
 * The rate with K = max_i |(1, a_i)|_2, a true bound on the last layer's gradient of a mean loss. `activations`
 * `[nRows, nUnits]` are the last hidden layer's outputs.
 */
export function rowNormLearningRate(
  activations: ArrayLike<number>,
  nUnits: number,
  lipschitzConstant: number,
  { optimizer }: LalrOptions,
): number {
  let largest = 1;
  for (let start = 0; start + nUnits <= activations.length; start += nUnits) {
    let square = 1; // the bias
    for (let unit = 0; unit < nUnits; unit++) square += activations[start + unit]! ** 2;
    largest = Math.max(largest, square);
  }
  const rate = 1 / (lipschitzConstant * Math.sqrt(largest));
  return Math.min(Math.max(rate, 1e-4), optimizer === 'adam' ? 0.05 : 0.1);
}

/**
 * The rate of the authors' code: K = Frobenius norm of the activations with a 1 for the bias, over the batch size; shrunk by
 * 0.15 for sBQC and 0.05 for BCE. Not a bound; the two factors make the losses unlike. For reproduction only.
 */
export function publishedLearningRate(
  activations: ArrayLike<number>,
  nUnits: number,
  lipschitzConstant: number,
  loss: keyof typeof PUBLISHED_FACTOR,
): number {
  const nRows = activations.length / nUnits;
  let square = nRows; // the bias of each row
  for (let at = 0; at < activations.length; at++) square += activations[at]! ** 2;
  return PUBLISHED_FACTOR[loss] / ((lipschitzConstant * Math.sqrt(square)) / nRows);
}

/** Logistic regression by maximum likelihood, for a handful of columns. */
import { requireLabel } from './guards';
import { expit, softplus } from './logistic';
import { solvePositiveDefinite } from './solve-positive-definite';

/** A finite maximum is found in far fewer; on separated labels every step goes on by about 1 and the score falls by e only. */
const MOST_STEPS = 25;
/** With a ridge there is always a minimum; on separated labels it lies far out, and each step goes on by about 1. */
const MOST_STEPS_WITH_RIDGE = 200;

/**
 * Coefficients that maximise the likelihood of logit P(y=1) = offset + sum_j b_j column_j, by Newton's method with the
 * step halved until the likelihood does not fall. `columns` `[nColumns][nRows]`, the intercept being a column of ones.
 * `null` where there is no finite maximum (separated labels, columns that depend on each other).
 *
 * @param ridges one for each column: ridge/2 b_j^2 is taken off the log likelihood, so that there is a maximum where all are above 0.
 */
export function logisticRegression(
  columns: readonly ArrayLike<number>[],
  labels: ArrayLike<number>,
  offset?: ArrayLike<number>,
  ridges?: readonly number[],
): number[] | null {
  for (let row = 0; row < labels.length; row++) requireLabel(labels[row]!);
  let coefficients = columns.map(() => 0);
  const at = (tried: number[]): Likelihood => withRidges(evaluateAt(tried, columns, labels, offset), tried, ridges);
  let state = at(coefficients);
  const mostSteps = ridges ? MOST_STEPS_WITH_RIDGE : MOST_STEPS;
  for (let step = 0; step < mostSteps; step++) {
    const direction = solvePositiveDefinite(state.information, state.score);
    if (!direction) return null;
    const decrement = direction.reduce((sum, value, j) => sum + value * state.score[j]!, 0);
    // so close that the likelihood no longer tells two steps apart: the full step is the last one needed
    if (decrement < 1e-13 * Math.max(1, state.loss)) return coefficients.map((value, j) => value + direction[j]!);
    const next = lineSearch(coefficients, direction, state.loss, at);
    if (!next) return null;
    ({ coefficients, state } = next);
  }
  return null;
}

interface Likelihood {
  /** Minus the log likelihood. */
  readonly loss: number;
  readonly score: number[];
  readonly information: number[][];
}

function withRidges(
  { loss, score, information }: Likelihood,
  coefficients: readonly number[],
  ridges: readonly number[] | undefined,
): Likelihood {
  if (!ridges) return { loss, score, information };
  return {
    loss: coefficients.reduce((sum, value, j) => sum + (ridges[j]! / 2) * value * value, loss),
    score: score.map((value, j) => value - ridges[j]! * coefficients[j]!),
    information: information.map((row, j) => row.with(j, row[j]! + ridges[j]!)),
  };
}

function lineSearch(
  from: readonly number[],
  direction: readonly number[],
  loss: number,
  at: (coefficients: number[]) => Likelihood,
): { coefficients: number[]; state: Likelihood } | null {
  for (let length = 1; length > 1e-6; length /= 2) {
    const coefficients = from.map((value, j) => value + length * direction[j]!);
    const state = at(coefficients);
    if (state.loss <= loss) return { coefficients, state };
  }
  return null;
}

function evaluateAt(
  coefficients: readonly number[],
  columns: readonly ArrayLike<number>[],
  labels: ArrayLike<number>,
  offset?: ArrayLike<number>,
): Likelihood {
  const nColumns = columns.length;
  let loss = 0;
  const score = columns.map(() => 0);
  const information = columns.map(() => columns.map(() => 0));
  for (let row = 0; row < labels.length; row++) {
    let predictor = offset ? offset[row]! : 0;
    for (let j = 0; j < nColumns; j++) predictor += coefficients[j]! * columns[j]![row]!;
    const risk = expit(predictor);
    const residual = labels[row] === 1 ? expit(-predictor) : -risk;
    const weight = risk * expit(-predictor);
    loss += softplus(labels[row] === 1 ? -predictor : predictor);
    for (let j = 0; j < nColumns; j++) {
      const value = columns[j]![row]!;
      score[j]! += residual * value;
      for (let k = 0; k <= j; k++) information[j]![k]! += weight * value * columns[k]![row]!;
    }
  }
  return { loss, score, information };
}

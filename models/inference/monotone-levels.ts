/**
 * The monotone head: the first output is the lowest level, every further one the logarithm-like size of a step up,
 * Q_1 = z_1, Q_k = Q_{k-1} + log(1 + e^{z_k}). No level can lie below the one before it (theory, section 4).
 */
import { softplus } from '../math/logistic';

/** Turns a row's outputs, found at `offset`, into levels, in place. */
export function accumulateLevels(outputs: Float64Array, offset: number, nLevels: number): void {
  for (let at = offset + 1; at < offset + nLevels; at++) outputs[at] = outputs[at - 1]! + softplus(outputs[at]!);
}

/** The same for many points at once, `[nLevels, nPoints]`. */
export function accumulateLevelRows(outputs: Float64Array, nLevels: number, nPoints: number): void {
  for (let at = nPoints; at < nLevels * nPoints; at++) outputs[at] = outputs[at - nPoints]! + softplus(outputs[at]!);
}

/** The outputs that give these levels, which must rise from one to the next. @throws RangeError where they do not */
export function outputsOfLevels(levels: readonly number[]): number[] {
  return levels.map((level, at) => {
    if (at === 0) return level;
    const step = level - levels[at - 1]!;
    if (!(step > 0)) throw new RangeError(`levels must rise, but ${level} follows ${levels[at - 1]}`);
    return step + Math.log(-Math.expm1(-step)); // log(e^step - 1) without overflow
  });
}

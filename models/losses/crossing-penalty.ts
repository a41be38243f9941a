/**
 * The crossing penalty: mean over rows and over the m - 1 neighbouring pairs of max(0, Q_k - Q_{k+1}) (theory, section 4).
 * Zero exactly when every row ascends; a single level has no pair and no penalty.
 */

/** `latentQuantiles` is `[nRows, nLevels]` row-major. */
export function crossingPenaltyValue(latentQuantiles: ArrayLike<number>, nLevels: number): number {
  const nRows = countRows(latentQuantiles, nLevels);
  if (nLevels === 1 || nRows === 0) return 0;
  let sum = 0;
  for (let row = 0; row < nRows; row++) {
    for (let level = 0; level < nLevels - 1; level++) {
      const drop = latentQuantiles[row * nLevels + level]! - latentQuantiles[row * nLevels + level + 1]!;
      if (drop > 0) sum += drop;
    }
  }
  return sum / (nRows * (nLevels - 1));
}

/** Slope of the value for each entry, `[nRows, nLevels]`; where two neighbours are equal it is 0. */
export function crossingPenaltySlope(latentQuantiles: ArrayLike<number>, nLevels: number): Float64Array {
  const nRows = countRows(latentQuantiles, nLevels);
  const slope = new Float64Array(latentQuantiles.length);
  const step = 1 / (nRows * (nLevels - 1));
  for (let row = 0; row < nRows; row++) {
    for (let level = 0; level < nLevels - 1; level++) {
      const at = row * nLevels + level;
      if (latentQuantiles[at]! > latentQuantiles[at + 1]!) {
        slope[at]! += step;
        slope[at + 1]! -= step;
      }
    }
  }
  return slope;
}

/** Bound of one row's slope at one level: 1/(m-1); a level in the middle of two crossed pairs has slope 0. */
export function crossingPenaltyLipschitzConstant(nLevels: number): number {
  return nLevels === 1 ? 0 : 1 / (nLevels - 1);
}

/** True where any level lies above the next one. */
export function hasCrossing(latentQuantiles: ArrayLike<number>, offset: number, nLevels: number): boolean {
  for (let level = 0; level < nLevels - 1; level++) {
    if (latentQuantiles[offset + level]! > latentQuantiles[offset + level + 1]!) return true;
  }
  return false;
}

function countRows(latentQuantiles: ArrayLike<number>, nLevels: number): number {
  const nRows = latentQuantiles.length / nLevels;
  if (!Number.isInteger(nRows)) {
    throw new RangeError(`latent quantiles must come in rows of ${nLevels}, but there are ${latentQuantiles.length}`);
  }
  return nRows;
}

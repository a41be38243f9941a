/** Where the root of each point lies among its levels, in whatever order they came. */
import { bendLines, type ReluLines } from './relu-lines';

/** All that `rootRisk` needs of each point's sorted levels: how many lie below 0, and the nearest on either side of it. */
export interface RootPlaces {
  readonly nBelow: Int32Array;
  /** Minus infinity where no level lies below 0. */
  readonly below: Float64Array;
  /** Infinity where every level does. */
  readonly above: Float64Array;
}

export function createRootPlaces(nPoints: number): RootPlaces {
  return {
    nBelow: new Int32Array(nPoints),
    below: new Float64Array(nPoints),
    above: new Float64Array(nPoints),
  };
}

/** From outputs `[nLevels, nPoints]`. */
export function placeRoots(
  outputs: Float64Array,
  nLevels: number,
  nPoints: number,
  { nBelow, below, above }: RootPlaces,
): void {
  for (let point = 0; point < nPoints; point++) {
    let count = 0;
    let nearestBelow = -Infinity;
    let nearestAbove = Infinity;
    for (let level = 0, at = point; level < nLevels; level++, at += nPoints) {
      const latentQuantile = outputs[at]!;
      if (latentQuantile < 0) {
        count++;
        if (latentQuantile > nearestBelow) nearestBelow = latentQuantile;
      } else if (latentQuantile < nearestAbove) nearestAbove = latentQuantile;
    }
    nBelow[point] = count;
    below[point] = nearestBelow;
    above[point] = nearestAbove;
  }
}

/** From booked lines, which are walked here, so that no output need be stored. */
export function placeRootsOnLines(
  lines: ReluLines,
  values: Float64Array,
  nValues: number,
  { nBelow, below, above }: RootPlaces,
): void {
  const { nOut, line, bends } = lines;
  for (let point = 0; point < nValues; point++) {
    if (bends[point] !== 0) bendLines(lines, point);
    const value = values[point]!;
    let count = 0;
    let nearestBelow = -Infinity;
    let nearestAbove = Infinity;
    for (let k = 0; k < nOut; k++) {
      const latentQuantile = line[k]! + line[nOut + k]! * value;
      if (latentQuantile < 0) {
        count++;
        if (latentQuantile > nearestBelow) nearestBelow = latentQuantile;
      } else if (latentQuantile < nearestAbove) nearestAbove = latentQuantile;
    }
    nBelow[point] = count;
    below[point] = nearestBelow;
    above[point] = nearestAbove;
  }
}

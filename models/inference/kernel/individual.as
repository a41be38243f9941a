/** One member, one patient, all features: no more than the risk at the root of each grid point (`individual-curves.ts`). */
import { encodeGrid, leaveOut, setPatient } from './curves';
import { riskBetween } from './ensemble';
import { bendLine, bookLines } from './lines';
import { columnOf, layerOf, Level, Network } from './network';
import { tailsOf } from './tail';
import { both, load2, spread } from './vector';

/** Keeps the grid of `nPoints` ascending values in the first row of `network.values` for a numeric feature. */
export function setGrid(network: Network, feature: i32, nPoints: i32): void {
  encodeGrid(network, columnOf(network, 0, feature), nPoints, network.grids + feature * network.pointBytes);
  store<i32>(network.gridLengths + (feature << 2), nPoints);
}

/**
 * Risks of the `nPatients` patients in `network.values`, one a column, by the first member, along the grids kept; written to
 * `network.risks`: for each feature one patient's behind the other's. For one hidden ReLU layer and a raw head.
 */
export function risksOfPatients(network: Network, nPatients: i32): void {
  for (let patient = 0; patient < nPatients; patient++) {
    setPatient(network, patient);
    let risks = network.risks;
    for (let feature = 0; feature < network.nFeatures; feature++) {
      const nPoints = load<i32>(network.gridLengths + (feature << 2));
      if (nPoints == 0) continue;
      risksAlong(network, feature, nPoints, risks + ((patient * nPoints) << 3));
      risks += (nPatients * nPoints) << 3;
    }
  }
}

function risksAlong(network: Network, feature: i32, nPoints: i32, risks: usize): void {
  const grid = network.grids + feature * network.pointBytes;
  leaveOut(network, 0, feature);
  bookLines(network, 0, columnOf(network, 0, feature).from, grid, nPoints);
  const row = layerOf(network, 1).row;
  const line = network.line;
  const levels = network.levels;
  const nLevels = network.nOut;
  const table = network.tailTable;
  const end = spread(network.tailEnds);
  for (let at = 0; at < nPoints << 3; at += 8) {
    bendLine(network, at >> 3, row);
    store<f64>(risks + at, riskAtRoot(network, line, row, spread(grid + at), levels, nLevels, table, end));
  }
}

/**
 * The levels nearest to 0 on either side, in whatever order they come. Sizes are compared: all bits set stand for "not on this side", which is
 * no number and so never the smaller. A lane beside the levels is infinite.
 */
@inline
function riskAtRoot(network: Network, line: usize, row: i32, value: v128, levels: usize, nLevels: i32, table: usize, end: v128): f64 {
  let below = both(Infinity);
  let above = both(Infinity);
  let count = i64x2.splat(0);
  for (const last = line + row; line < last; line += 16) {
    const latentQuantile = f64x2.add(load2(line), f64x2.mul(load2(line + row), value));
    const isBelow = f64x2.lt(latentQuantile, both(0));
    count = i64x2.sub(count, isBelow);
    above = f64x2.pmin(above, v128.or(latentQuantile, isBelow));
    below = f64x2.pmin(below, v128.or(f64x2.neg(latentQuantile), v128.not(isBelow)));
  }
  const nBelow = <i32>(i64x2.extract_lane(count, 0) + i64x2.extract_lane(count, 1));
  // first lane: below, second: above
  const sizes = f64x2.pmin(v128.shuffle<f64>(below, above, 0, 2), v128.shuffle<f64>(below, above, 1, 3));
  return riskFrom(network, nBelow, sizes, levels, nLevels, table, end);
}

@inline
function riskFrom(network: Network, nBelow: i32, sizes: v128, levels: usize, nLevels: i32, table: usize, end: v128): f64 {
  const lower = changetype<Level>(levels + max(nBelow - 1, 0) * offsetof<Level>());
  const upper = changetype<Level>(levels + min(nBelow, nLevels - 1) * offsetof<Level>());
  // a side without a level is infinite: as 0 it stays within the table
  const finite = v128.and(sizes, f64x2.lt(sizes, both(Infinity)));
  const rates = f64x2.replace_lane(both(lower.rateBelow), 1, upper.rateAbove);
  const tails = tailsOf(network, table, end, f64x2.mul(finite, rates));
  const positiveBelow = lower.rest * f64x2.extract_lane(tails, 0);
  const negativeAbove = upper.tau * f64x2.extract_lane(tails, 1);
  if (nBelow == 0) return 1 - negativeAbove;
  if (nBelow == nLevels) return positiveBelow;
  return riskBetween(lower.tau, upper.tau, 1 - positiveBelow, negativeAbove);
}

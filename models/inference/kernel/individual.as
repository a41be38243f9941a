/** One member, one patient, all features: no more than the risk at the root of each grid point (`individual-curves.ts`). */
import { encodeGrid, leaveOut } from './curves';
import { riskBetween } from './ensemble';
import { bookLines, takeChange } from './lines';
import { columnOf, layerOf, levelOf, Network } from './network';
import { tailsOf } from './tail';
import { both, load2, spread } from './vector';

/**
 * Risks of the patient last set, by the first member, once the feature takes each of `nPoints` ascending values in the first row of
 * `network.values`; written to `network.risks`. For one hidden ReLU layer, a raw head and a numeric feature.
 */
export function risksAlong(network: Network, feature: i32, nPoints: i32): void {
  const column = columnOf(network, 0, feature);
  leaveOut(network, 0, feature);
  encodeGrid(network, column, nPoints);
  bookLines(network, 0, column.from, nPoints);
  const row = layerOf(network, 1).row;
  for (let point = 0; point < nPoints; point++) {
    takeChange(network, point, row);
    store<f64>(network.risks + (point << 3), riskAtRoot(network, row, spread(network.grid + (point << 3))));
  }
}

/**
 * The levels nearest to 0 on either side, in whatever order they come. Sizes are compared: all bits set stand for "not on this side", which is
 * no number and so never the smaller. A lane beside the levels is infinite.
 */
@inline
function riskAtRoot(network: Network, row: i32, value: v128): f64 {
  let below = both(Infinity);
  let above = both(Infinity);
  let count = i64x2.splat(0);
  let line = network.line;
  for (const end = line + row; line < end; line += 16) {
    const latentQuantile = f64x2.add(load2(line), f64x2.mul(load2(line + row), value));
    const isBelow = f64x2.lt(latentQuantile, both(0));
    count = i64x2.sub(count, isBelow);
    above = f64x2.pmin(above, v128.or(latentQuantile, isBelow));
    below = f64x2.pmin(below, v128.or(f64x2.neg(latentQuantile), v128.not(isBelow)));
  }
  const nBelow = <i32>(i64x2.extract_lane(count, 0) + i64x2.extract_lane(count, 1));
  // first lane: below, second: above
  const sizes = f64x2.pmin(v128.shuffle<f64>(below, above, 0, 2), v128.shuffle<f64>(below, above, 1, 3));
  return riskFrom(network, nBelow, sizes);
}

@inline
function riskFrom(network: Network, nBelow: i32, sizes: v128): f64 {
  const nLevels = network.nOut;
  const lower = levelOf(network, max(nBelow - 1, 0));
  const upper = levelOf(network, min(nBelow, nLevels - 1));
  // a side without a level is infinite: as 0 it stays within the table
  const finite = v128.and(sizes, f64x2.lt(sizes, both(Infinity)));
  const rates = f64x2.replace_lane(both(lower.rateBelow), 1, upper.rateAbove);
  const tails = tailsOf(network, f64x2.mul(finite, rates));
  const positiveBelow = lower.rest * f64x2.extract_lane(tails, 0);
  const negativeAbove = upper.tau * f64x2.extract_lane(tails, 1);
  if (nBelow == 0) return 1 - negativeAbove;
  if (nBelow == nLevels) return positiveBelow;
  return riskBetween(lower.tau, upper.tau, 1 - positiveBelow, negativeAbove);
}

/** Shapley values from random orders of the players, for more players than all coalitions can be visited of. */
import { normalQuantile } from '../math/normal';
import { createRandom } from '../math/random';
import type { CoalitionRisks } from './coalitions';
import type { ShapleyValues } from './exact-shapley';

/** Level of the intervals. */
export const SAMPLING_LEVEL = 0.95;

export interface SampledShapley extends ShapleyValues {
  /** Half width of the interval for each value: the sampling alone. */
  readonly halfWidths: Float64Array;
}

/** Coalitions in one walk, so that rounding never adds up for long and the memory stays small. */
const WALK_LENGTH = 1024;

/**
 * A value is the mean change of risk as its player joins, over orders of the players (Castro, Gomez and Tejada 2009). Each order
 * is taken with its reverse (antithetic; Mitchell, Cooper, Frank and Holmes 2022), and both are one round walk: in by the order,
 * and out by the same. The changes of an order add up to the whole difference of risk, so the values do too, however few the
 * orders. Intervals by the spread over the pairs, which are independent.
 *
 * @param nPairs pairs of an order and its reverse, at least 2.
 */
export function sampledShapley({ players, walk }: CoalitionRisks, nPairs: number, seed: number): SampledShapley {
  if (!(Number.isInteger(nPairs) && nPairs >= 2))
    throw new RangeError(`pairs of orders must be a whole number from 2 on, but they are ${nPairs}`);
  const n = players.length;
  const random = createRandom(seed).split('orders');
  const order = Uint16Array.from({ length: n }, (_, player) => player);
  const means = new Float64Array(n);
  const squares = new Float64Array(n);
  const pairsInWalk = Math.max(1, Math.floor(WALK_LENGTH / (2 * n)));
  let ends = { emptyRisk: 0, fullRisk: 0 };
  for (let done = 0; done < nPairs;) {
    const nNow = Math.min(pairsInWalk, nPairs - done);
    const toggles = new Uint16Array(2 * n * nNow);
    for (let pair = 0; pair < nNow; pair++) {
      random.shuffle(order);
      toggles.set(order, 2 * n * pair);
      toggles.set(order, 2 * n * pair + n);
    }
    const risks = walk(toggles);
    if (done === 0) ends = { emptyRisk: risks[0]!, fullRisk: risks[n]! };
    for (let pair = 0; pair < nNow; pair++) addPair(risks, toggles, 2 * n * pair, ++done, means, squares);
  }
  const z = normalQuantile((1 + SAMPLING_LEVEL) / 2);
  const halfWidths = squares.map((square) => z * Math.sqrt(square / (nPairs - 1) / nPairs));
  return { ...ends, values: means, halfWidths };
}

/** Adds the `count`-th pair, whose way in and out starts at `start`, to running means and sums of squares (Welford 1962). */
function addPair(
  risks: Float64Array,
  toggles: Uint16Array,
  start: number,
  count: number,
  means: Float64Array,
  squares: Float64Array,
): void {
  const n = means.length;
  const changes = new Float64Array(n);
  for (let step = 0; step < n; step++) {
    changes[toggles[start + step]!]! += (risks[start + step + 1]! - risks[start + step]!) / 2;
    changes[toggles[start + n + step]!]! += (risks[start + n + step]! - risks[start + n + step + 1]!) / 2;
  }
  for (let player = 0; player < n; player++) {
    const difference = changes[player]! - means[player]!;
    means[player]! += difference / count;
    squares[player]! += difference * (changes[player]! - means[player]!);
  }
}

/** Points of the standard normal distribution that are spread evenly, for averages over few of them. */
import { normalQuantile } from './normal';
import { createRandom } from './random';

/**
 * One coordinate of `count` points: the middle of each of `count` strata of equal probability, once each, in an order of the dimension's
 * own (a Latin hypercube: McKay, Beckman and Conover 1979). The order is antisymmetric, point i and point `count - 1 - i` lie
 * opposite each other in every dimension, so that averages of linear functions are exact. Always the same numbers, in an array that is
 * shared and must not be written to.
 *
 * @param dimension any whole number; the coordinates of different dimensions are shuffled independently.
 * @throws RangeError where `count` is no whole number from 1 on.
 */
export function stratifiedNormals(count: number, dimension: number): Float64Array {
  const key = `${count}/${dimension}`;
  const known = kept.get(key);
  if (known) return known;
  const points = draw(count, dimension);
  if (kept.size < MOST_KEPT) kept.set(key, points);
  return points;
}

/** A few thousand features at the usual counts; more are drawn anew each time. */
const MOST_KEPT = 10_000;
const kept = new Map<string, Float64Array>();

function draw(count: number, dimension: number): Float64Array {
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`the number of points must be a whole number from 1 on, but it is ${count}`);
  const random = createRandom('stratified normals').split(dimension);
  const half = Math.floor(count / 2);
  const order = random.shuffle(Array.from({ length: half }, (_, pair) => pair));
  const points = new Float64Array(count); // the middle one of an odd number stays 0
  order.forEach((stratum, point) => {
    const value = normalQuantile((stratum + 0.5) / count) * (random.integer(2) === 0 ? 1 : -1);
    points[point] = value;
    points[count - 1 - point] = -value;
  });
  return points;
}

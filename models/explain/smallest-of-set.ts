/** The smallest change of a set of two or three features, all of them changed, that brings the risk across the threshold. */
import type { PatientValues } from '../features';
import { spreadValues, type Movable } from './movable-values';
import type { CrossingSearch } from './nearest-crossing';
import type { Counterfactual } from './types';

/** Values looked at of the outer feature of a pair, of either outer feature of a triple, and of the innermost feature. */
const PAIR_GRID = 41;
const TRIPLE_GRID = 13;
const INNER_GRID = 41;
const CLIMBING_GRID = 7;
const CLIMBING_ROUNDS = 3;

interface Point {
  /** One for each feature of the set. */
  readonly values: readonly number[];
  readonly distance: number;
  readonly risk: number;
}

/**
 * Every value of a grid of the outer features, the cheapest first, until these alone cost as much as the best found; for each of
 * them the nearest crossing of the last feature. So no point of the grid is better. Then the finest steps of the data are tried:
 * around the outer values found, and each feature by itself back towards the patient's own value.
 *
 * @returns null where no point of the grid crosses for less than `budget`, nor the one to which the risk climbs, one feature at a
 *   time, from the grid's furthest: what is left to miss is a region smaller than the grid's step, away from the peak.
 */
export function smallestOfSet(
  search: CrossingSearch,
  values: PatientValues,
  set: readonly Movable[],
  budget: number,
): Counterfactual | null {
  const ordered = [...set].sort((one, other) => one.nValues - other.nValues); // few values outside: the more of them are tried
  const outer = ordered.slice(0, -1);
  const inner = ordered.at(-1)!;
  const nGrid = outer.length === 1 ? PAIR_GRID : TRIPLE_GRID;
  const grids = outer.map((movable) => spreadValues(movable, nGrid).map(({ value }) => value));
  const coarse = searchGrid(search, values, outer, inner, grids, null, budget) ?? climb(search, values, ordered);
  if (!coarse || !(coarse.distance < budget)) return null;
  const around = outer.map((movable, at) => valuesAround(movable, coarse.values[at]!, nGrid));
  const fine = searchGrid(search, values, outer, inner, around, coarse, budget) ?? coarse;
  const { values: to, risk, distance } = pullBack(search, values, ordered, fine);
  const changes = ordered
    .map(({ feature, own }, at) => ({ feature, from: own, to: to[at]! }))
    .sort((one, other) => one.feature - other.feature);
  return { changes, risk, distance };
}

function searchGrid(
  search: CrossingSearch,
  values: PatientValues,
  outer: readonly Movable[],
  inner: Movable,
  grids: readonly (readonly number[])[],
  known: Point | null,
  budget: number,
): Point | null {
  let best = known;
  for (const { at, cost } of combinationsOf(outer, grids)) {
    const left = (best?.distance ?? budget) - cost;
    if (left <= 0) break;
    const crossing = search.nearest(withValues(values, outer, at), inner, INNER_GRID, left);
    if (!crossing || crossing.cost >= left) continue;
    best = { values: [...at, crossing.value], distance: cost + crossing.cost, risk: crossing.risk };
  }
  return best;
}

/** From where the risk goes furthest on a grid: each feature in turn to where it goes furthest, until it crosses; else null. */
function climb(search: CrossingSearch, values: PatientValues, set: readonly Movable[]): Point | null {
  const outer = set.slice(0, -1);
  const inner = set.at(-1)!;
  const grids = outer.map((movable) => spreadValues(movable, CLIMBING_GRID).map(({ value }) => value));
  const starts = combinationsOf(outer, grids).map(({ at }) => {
    const end = search.furthest(withValues(values, outer, at), inner, INNER_GRID);
    return { values: [...at, end.value], risk: end.risk };
  });
  let point = starts.reduce((best, start) => (search.isFurther(start.risk, best.risk) ? start : best));
  for (let round = 0; round < CLIMBING_ROUNDS; round++) {
    set.forEach((movable, at) => {
      const { value, risk } = search.furthest(withValues(values, set, point.values), movable, INNER_GRID);
      if (search.isFurther(risk, point.risk)) point = { values: point.values.with(at, value), risk };
    });
  }
  if (!search.crosses(point.risk)) return null;
  return { ...point, distance: set.reduce((sum, movable, at) => sum + movable.costOf(point.values[at]!), 0) };
}

/** Every combination of the outer features' values, the cheapest first. */
function combinationsOf(
  outer: readonly Movable[],
  grids: readonly (readonly number[])[],
): { at: number[]; cost: number }[] {
  const all = grids.reduce<{ at: number[]; cost: number }[]>(
    (before, grid, position) =>
      before.flatMap(({ at, cost }) =>
        grid.map((value) => ({ at: [...at, value], cost: cost + outer[position]!.costOf(value) })),
      ),
    [{ at: [], cost: 0 }],
  );
  return all.sort((one, other) => one.cost - other.cost);
}

/** The values between the grid's neighbours of one of its values, at most `count` of them. */
function valuesAround(movable: Movable, value: number, count: number): number[] {
  if (movable.kind === 'categorical') return [value];
  const { nValues, valueAt, own } = movable;
  const reach = Math.ceil((nValues - 1) / (count - 1));
  const perValue = (nValues - 1) / (valueAt(nValues - 1) - valueAt(0));
  const middle = Math.round((value - valueAt(0)) * perValue);
  const from = Math.max(0, middle - reach);
  const until = Math.min(nValues - 1, middle + reach);
  const part: Movable = { ...movable, nValues: until - from + 1, valueAt: (index) => valueAt(from + index) };
  return spreadValues(part, count)
    .map((entry) => entry.value)
    .filter((entry) => entry !== own);
}

/** Each feature in turn as far back towards the patient's own value as the others allow. */
function pullBack(search: CrossingSearch, values: PatientValues, set: readonly Movable[], start: Point): Point {
  let best = start;
  set.forEach((movable, at) => {
    const budget = movable.costOf(best.values[at]!);
    const crossing = search.nearest(withValues(values, set, best.values), movable, 4 * INNER_GRID, budget);
    if (!crossing || crossing.cost >= budget) return;
    const distance = best.distance - budget + crossing.cost;
    best = { values: best.values.with(at, crossing.value), distance, risk: crossing.risk };
  });
  return best;
}

function withValues(values: PatientValues, movables: readonly Movable[], at: readonly number[]): Float64Array {
  const patient = Float64Array.from(values);
  movables.forEach(({ feature }, position) => {
    if (position < at.length) patient[feature] = at[position]!;
  });
  return patient;
}

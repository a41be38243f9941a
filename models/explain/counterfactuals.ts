/** What would have to be different: the smallest changes of modifiable features that bring the risk across the threshold. */
import type { PatientValues } from '../features';
import { allMembers } from '../inference/assess';
import { createPatientState } from '../inference/patient-state';
import { requirePatient } from '../inference/require-value';
import type { TrainedModel } from '../model';
import { createCrossingSearch, type CrossingSearch } from './nearest-crossing';
import { movableFeatures, type Movable } from './movable-values';
import { smallestOfSet } from './smallest-of-set';
import type { Counterfactual, Counterfactuals, ExplainOptions } from './types';

export interface CounterfactualOptions extends ExplainOptions {
  /** How many different sets of features are looked for; 4 by default. */
  readonly count?: number;
}

/** A single-feature crossing is looked for among this many values before halving; most data have fewer. */
const SINGLE_GRID = 401;

/** Curves of single patients come from a table, right to 1e-13: a risk closer to the threshold than this crosses by chance. */
const ROUNDING = 1e-12;

/**
 * The smallest changes by which the risk, now at or above the threshold, falls below it, or now below reaches it. A change stays
 * within the valid range and the cohort's 1st to 99th percentile and has as many digits as the data; what is missing is left
 * alone, as to learn a value is not to change it. They describe the model, not the effect of a treatment.
 *
 * The distance is the sum of |change| in interquartile ranges of the cohort, a changed level counting 1 (the L1 distance of Wachter,
 * Mittelstadt and Russell 2018, with the interquartile range for their median absolute deviation). Few features come first: every
 * single feature is tried; only where these give fewer than `count`, pairs of the features that do not do it alone; only where nothing
 * was found, triples. So each answer is of another set of features, and no part of a set would do.
 *
 * Single features are exact (see `nearest-crossing`); sets are searched over a grid, every point of it, and then refined, so that no
 * point of the grid is better (see `smallest-of-set`). Each risk given is that of the values given.
 *
 * @throws RangeError where the threshold is not strictly between zero and one, or the values do not fit the model.
 */
export function counterfactuals(
  model: TrainedModel,
  values: PatientValues,
  threshold: number,
  { members = allMembers(model), count = 4 }: CounterfactualOptions = {},
): Counterfactuals {
  requirePatient(model, values);
  if (!(threshold > 0 && threshold < 1))
    throw new RangeError(`the threshold must be strictly between zero and one, but it is ${threshold}`);
  const state = createPatientState(model, members);
  state.set(values);
  const { risk } = state.assess();
  const goesDown = risk >= threshold;
  const search = createCrossingSearch(
    state,
    goesDown ? (other) => other < threshold - ROUNDING : (other) => other >= threshold + ROUNDING,
    goesDown,
  );
  const movables = movableFeatures(model, values);
  return {
    risk,
    threshold,
    direction: goesDown ? 'below' : 'above',
    tried: movables.map(({ feature }) => feature),
    found: searchSets(search, values, movables, count),
  };
}

function searchSets(
  search: CrossingSearch,
  values: PatientValues,
  movables: readonly Movable[],
  count: number,
): Counterfactual[] {
  const singles = movables.map((movable) => singleChange(search, values, movable));
  const found = singles.filter((single) => single !== null);
  const rest = movables.filter((_, at) => singles[at] === null);
  for (const size of [2, 3]) {
    if (found.length >= (size === 2 ? count : 1)) break;
    const sets = subsetsOf(rest, size).map((set) => smallestOfSet(search, values, set));
    found.push(...sets.filter((change) => change !== null));
  }
  return found
    .sort((one, other) => one.changes.length - other.changes.length || one.distance - other.distance)
    .slice(0, count);
}

function singleChange(search: CrossingSearch, values: PatientValues, movable: Movable): Counterfactual | null {
  const crossing = search.nearest(values, movable, SINGLE_GRID);
  if (!crossing) return null;
  const { value, cost, risk } = crossing;
  return { changes: [{ feature: movable.feature, from: movable.own, to: value }], risk, distance: cost };
}

/** All subsets of this size, in the order of the list. */
function subsetsOf<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return list.flatMap((first, at) => subsetsOf(list.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}

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

/** Values of each feature that are looked at to see how far it goes alone. */
const FURTHEST_GRID = 21;

const MOST_PAIRS = 45;
const MOST_TRIPLES = 20;

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
 * Single features are exact (see `nearest-crossing`); pairs and triples are searched over a grid, every point of it, and then refined,
 * so that no point of the grid is better (see `smallest-of-set`). Of many sets, the 45 pairs (all of up to ten features) and the 20
 * triples (all of up to six) are searched whose features go furthest alone. Each risk given is that of the values given.
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
  const found = byDistance(singles.filter((single) => single !== null)).slice(0, count);
  const rest = furthestFirst(
    search,
    values,
    movables.filter((_, at) => singles[at] === null),
  );
  if (found.length < count)
    found.push(...smallestSets(search, values, subsetsOf(rest, 2).slice(0, MOST_PAIRS), count - found.length));
  if (found.length === 0) found.push(...smallestSets(search, values, subsetsOf(rest, 3).slice(0, MOST_TRIPLES), count));
  return found;
}

/** The `count` smallest of these sets: one that cannot be among them is given up early. */
function smallestSets(
  search: CrossingSearch,
  values: PatientValues,
  sets: readonly (readonly Movable[])[],
  count: number,
): Counterfactual[] {
  let found: Counterfactual[] = [];
  for (const set of sets) {
    const change = smallestOfSet(search, values, set, found[count - 1]?.distance ?? Infinity);
    if (change) found = byDistance([...found, change]).slice(0, count);
  }
  return found;
}

function byDistance(changes: readonly Counterfactual[]): Counterfactual[] {
  return changes.toSorted((one, other) => one.distance - other.distance);
}

/** The feature first that brings the risk furthest by itself, so that the best sets come early and narrow the search for others. */
function furthestFirst(search: CrossingSearch, values: PatientValues, movables: readonly Movable[]): Movable[] {
  const risks = new Map(
    movables.map((movable) => [movable.feature, search.furthest(values, movable, FURTHEST_GRID).risk]),
  );
  return movables.toSorted((one, other) =>
    search.isFurther(risks.get(one.feature)!, risks.get(other.feature)!) ? -1 : 1,
  );
}

function singleChange(search: CrossingSearch, values: PatientValues, movable: Movable): Counterfactual | null {
  const crossing = search.nearest(values, movable, SINGLE_GRID);
  if (!crossing) return null;
  const { value, cost, risk } = crossing;
  return { changes: [{ feature: movable.feature, from: movable.own, to: value }], risk, distance: cost };
}

/** All subsets of this size, those of the first features first. */
function subsetsOf<T>(list: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return list.flatMap((last, at) => subsetsOf(list.slice(0, at), size - 1).map((rest) => [...rest, last]));
}

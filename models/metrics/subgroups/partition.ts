/** Which patients belong together when a model is looked at along one feature. */
import type { Feature } from '../../features';
import { decimalsOf } from '../../math/decimals';
import { quantileOfSorted, sortedCopy } from '../../math/quantile';

export type Group =
  | { readonly kind: 'level'; readonly level: number }
  /** One value of a number that has few. */
  | { readonly kind: 'value'; readonly value: number }
  /** From `from` on, up to but without `to`; null where it is open. */
  | { readonly kind: 'range'; readonly from: number | null; readonly to: number | null }
  | { readonly kind: 'missing' };

export interface Partition {
  /** In the order of the levels or values, missing last; each has at least one patient. */
  readonly groups: readonly Group[];
  /** Position of each patient's group, `[nPatients]`. */
  readonly groupOf: Uint16Array;
  readonly by: 'levels' | 'values' | 'quartiles' | 'cuts';
}

/** A number with so few values is not cut: each value is a group. */
const FEW_VALUES = 5;
const QUARTILES = [0.25, 0.5, 0.75];

/**
 * Groups of all patients by one feature: its levels; the values of a number that has five or fewer; else a number's quartiles (type 7, of
 * the values that are present, rounded up to as many decimals as the values have), or the ranges between `cuts`. A missing value is a group
 * of its own, never put into another. To be made of the whole cohort once, so that its parts have the same groups.
 *
 * @param values `[nPatients]`, NaN where missing; @param cuts ascending, at most nine, for a number alone. Throws a RangeError on others.
 */
export function partitionBy(feature: Feature, values: Float64Array, cuts?: readonly number[]): Partition {
  if (cuts !== undefined) checkCuts(feature, cuts);
  const present = sortedCopy(values.filter((value) => !Number.isNaN(value)));
  const distinct = present.filter((value, at) => value !== present[at - 1]);
  const { by, groups } = groupsOf(feature, present, distinct, cuts);
  const places = groups.map((group) => Uint8Array.from(values, (value) => Number(isIn(group, value))));
  const peopled = places.map((members, at) => ({ members, group: groups[at]! })).filter(isPeopled);
  const groupOf = new Uint16Array(values.length);
  peopled.forEach(({ members }, at) => members.forEach((member, row) => member === 1 && (groupOf[row] = at)));
  return { by, groups: peopled.map(({ group }) => group), groupOf };
}

const isPeopled = ({ members }: { members: Uint8Array }) => members.includes(1);

function groupsOf(
  feature: Feature,
  present: Float64Array,
  distinct: Float64Array,
  cuts: readonly number[] | undefined,
): { by: Partition['by']; groups: Group[] } {
  const missing: Group = { kind: 'missing' };
  if (feature.kind === 'categorical') {
    return { by: 'levels', groups: [...feature.levels.map((_, level): Group => ({ kind: 'level', level })), missing] };
  }
  if (cuts === undefined && distinct.length <= FEW_VALUES) {
    return { by: 'values', groups: [...Array.from(distinct, (value): Group => ({ kind: 'value', value })), missing] };
  }
  const edges = [null, ...(cuts ?? quartileCuts(present)), null];
  const ranges = edges.slice(1).map((to, at): Group => ({ kind: 'range', from: edges[at]!, to }));
  return { by: cuts === undefined ? 'quartiles' : 'cuts', groups: [...ranges, missing] };
}

/** Rounded up to a value that a patient could have, the groups stay as they are. */
function quartileCuts(sorted: Float64Array): number[] {
  const decimals = sorted.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  const cuts = QUARTILES.map((share) => {
    const cut = quantileOfSorted(sorted, share);
    const rounded = Number(cut.toFixed(decimals));
    return rounded >= cut ? rounded : Number((rounded + 10 ** -decimals).toFixed(decimals));
  });
  return [...new Set(cuts)];
}

function isIn(group: Group, value: number): boolean {
  if (group.kind === 'missing') return Number.isNaN(value);
  if (group.kind === 'level') return value === group.level;
  if (group.kind === 'value') return value === group.value;
  return value >= (group.from ?? -Infinity) && value < (group.to ?? Infinity);
}

const MOST_CUTS = 9;

function checkCuts(feature: Feature, cuts: readonly number[]): void {
  if (feature.kind === 'categorical') throw new RangeError(`only a number can be cut, but ${feature.name} has levels`);
  if (cuts.length === 0 || cuts.length > MOST_CUTS) {
    throw new RangeError(`there must be from one to ${MOST_CUTS} cuts, but there are ${cuts.length}`);
  }
  if (!cuts.every((cut, at) => Number.isFinite(cut) && (at === 0 || cut > cuts[at - 1]!))) {
    throw new RangeError(`cuts must be numbers in ascending order, but they are ${cuts.join(', ')}`);
  }
}

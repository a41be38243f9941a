/** Along one feature: the value nearest to the patient's own at which the risk is across the threshold. */
import type { PatientValues } from '../features';
import type { PatientState } from '../inference/completed-state';
import { spreadValues, type Movable } from './movable-values';

/** Whether a risk is where it should go. */
export type Crosses = (risk: number) => boolean;

export interface Crossing {
  readonly value: number;
  readonly cost: number;
  readonly risk: number;
}

export interface CrossingSearch {
  /**
   * With all other features as in `patient`: the value of smallest cost, or null where none below `budget` crosses. Of several
   * levels, which all cost the same, the one that goes furthest.
   */
  nearest(patient: PatientValues, movable: Movable, nGrid: number, budget?: number): Crossing | null;
  /** Of `nGrid` values, the one whose risk goes furthest, whether or not it crosses. */
  furthest(patient: PatientValues, movable: Movable, nGrid: number): Crossing;
  readonly crosses: Crosses;
  /** Whether one risk goes further across than another. */
  isFurther(risk: number, than: number): boolean;
}

/**
 * @param goesDown whether the smaller risk is the one that goes further.
 *
 * Of a number, at most `nGrid` values are looked at, from the patient's own outwards to either side; between the first that crosses
 * and the one before it, halving finds the first value, to the data's last digit. Exact where there are no more than `nGrid`
 * values; else a stretch of crossing values that lies wholly between two of the grid is missed.
 */
export function createCrossingSearch(state: PatientState, crosses: Crosses, goesDown: boolean): CrossingSearch {
  function risksAlong(patient: PatientValues, feature: number, values: number[]): number[] {
    state.change(patient);
    return state.assessAlong(feature, values).map(({ risk }) => risk);
  }

  function settle(movable: Movable, before: number, found: number, foundRisk: number): Crossing {
    let [misses, hits, risk] = [before, found, foundRisk];
    while (Math.abs(hits - misses) > 1) {
      const middle = (hits + misses) >> 1;
      const [middleRisk] = state.assessAlong(movable.feature, [movable.valueAt(middle)]);
      if (crosses(middleRisk!.risk)) [hits, risk] = [middle, middleRisk!.risk];
      else misses = middle;
    }
    const value = movable.valueAt(hits);
    return { value, cost: movable.costOf(value), risk };
  }

  /** Grid positions from the patient's own value outwards; the index before the first one is the own value's place. */
  function firstOutwards(movable: Movable, grid: Grid, risks: number[], side: 1 | -1): Crossing | null {
    const nBelow = grid.filter(({ value }) => value < movable.own).length;
    const start = side === 1 ? nBelow : nBelow - 1;
    for (let at = start; at >= 0 && at < grid.length; at += side) {
      if (!crosses(risks[at]!)) continue;
      const previous = at === start ? ownIndex(movable, side) : grid[at - side]!.index;
      return settle(movable, previous, grid[at]!.index, risks[at]!);
    }
    return null;
  }

  function furthest(patient: PatientValues, movable: Movable, nGrid: number): Crossing {
    const grid = spreadValues(movable, nGrid);
    const risks = risksAlong(
      patient,
      movable.feature,
      grid.map(({ value }) => value),
    );
    const at = risks.indexOf(goesDown ? Math.min(...risks) : Math.max(...risks));
    const { value } = grid[at]!;
    return { value, cost: movable.costOf(value), risk: risks[at]! };
  }

  return {
    crosses,
    isFurther: (risk, than) => (goesDown ? risk < than : risk > than),
    furthest,
    nearest(patient, movable, nGrid, budget = Infinity) {
      if (movable.kind === 'categorical') {
        const level = furthest(patient, movable, movable.nValues + 1);
        return level.cost < budget && crosses(level.risk) ? level : null;
      }
      const grid = spreadValues(movable, nGrid).filter(({ value }) => movable.costOf(value) < budget);
      if (grid.length === 0) return null;
      const risks = risksAlong(
        patient,
        movable.feature,
        grid.map(({ value }) => value),
      );
      const sides = ([1, -1] as const).map((side) => firstOutwards(movable, grid, risks, side));
      return sides.reduce((best, side) => (side && (!best || side.cost < best.cost) ? side : best), null);
    },
  };
}

type Grid = readonly { readonly index: number; readonly value: number }[];

/** The last index on this side's near end that does not lie beyond the own value: halving never goes past it. */
function ownIndex({ nValues, valueAt, own }: Movable, side: 1 | -1): number {
  let [low, high] = [0, nValues];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (side === 1 ? valueAt(middle) <= own : valueAt(middle) < own) low = middle + 1;
    else high = middle;
  }
  return side === 1 ? low - 1 : low;
}

/** Two features at once: the risk over both, and how far they act on each other. */
import type { PatientValues } from '../features';
import { allMembers } from '../inference/assess';
import { createMarginal } from '../inference/marginal';
import { createPatientState } from '../inference/patient-state';
import { requirePatient } from '../inference/require-value';
import { plausibleGrid } from '../inference/risk-curve-grid';
import type { FeatureSummary, TrainedModel } from '../model';
import { nullIfMissing } from './null-if-missing';
import type { ExplainOptions, Interaction } from './types';

export interface InteractionOptions extends ExplainOptions {
  /** Values of a numeric feature, from the 1st to the 99th percentile; 25 by default. */
  readonly nGrid?: number;
}

/**
 * The patient's risk over a grid of two features, all else held, and two numbers for how far they act on each other.
 *
 * `strength`: the share of the surface's variance that is left once each feature's own effect is taken out (row and column means, as
 * in a two-way analysis of variance), each grid value weighing as much as the cohort has patients near it. It is Friedman and
 * Popescu's H^2 (2008, equation 44) for one patient, over the product of both features' distributions; theirs averages over all
 * patients first, where interactions of opposite sign cancel.
 *
 * `beyondSum`: r(a,b) - r(a,b0) - r(a0,b) + r(a0,b0), a and b the patient's values, a0 and b0 the reference patient's.
 *
 * @throws RangeError for a feature that the model has not, twice the same one, or one that nobody in the cohort has.
 */
export function interaction(
  model: TrainedModel,
  values: PatientValues,
  [first, second]: readonly [number, number],
  { members = allMembers(model), nGrid = 25 }: InteractionOptions = {},
): Interaction {
  requirePatient(model, values);
  if (first === second) throw new RangeError('an interaction needs two different features');
  if (!(Number.isInteger(nGrid) && nGrid >= 2))
    throw new RangeError(`the grid must have a whole number of values, 2 or more, but it has ${nGrid}`);
  const grids = [first, second].map((feature) => gridOf(model, feature, nGrid)) as [number[], number[]];
  const state = createPatientState(model, members);
  state.set(values);
  const patient = Float64Array.from(values);
  const along = (value: number, secondValues: readonly number[]): number[] => {
    patient[first] = value;
    state.change(patient);
    return state.assessAlong(second, secondValues).map(({ risk }) => risk);
  };
  const risk = grids[0].map((value) => along(value, grids[1]));
  const corners = [values[second]!, model.reference[second]!];
  const [own, ownReference] = along(values[first]!, corners);
  const [reference, bothReference] = along(model.reference[first]!, corners);
  const weights = grids.map((grid, at) => weightsOf(model.summaries[[first, second][at]!]!, grid));
  return {
    features: [first, second],
    values: grids,
    risk,
    at: [nullIfMissing(values[first]!), nullIfMissing(values[second]!)],
    strength: shareBeyondBoth(risk, weights[0]!, weights[1]!),
    beyondSum: own! - ownReference! - reference! + bothReference!,
  };
}

function gridOf({ features, summaries }: TrainedModel, feature: number, nGrid: number): number[] {
  const summary = summaries[feature];
  if (!summary) throw new RangeError(`the model has no feature at position ${feature}`);
  const grid = plausibleGrid(summary, nGrid);
  if (grid.length === 0) throw new RangeError(`nobody in the cohort has a value of ${features[feature]!.label}`);
  return grid;
}

/** Share of the cohort that is nearer to each grid value than to the others; of a level, the share that has it. */
function weightsOf(summary: FeatureSummary, grid: readonly number[]): number[] {
  if (summary.kind === 'categorical') {
    const total = summary.counts.reduce((sum, count) => sum + count, 0);
    return grid.map((level) => summary.counts[level]! / total);
  }
  const { shareBelow } = createMarginal(summary);
  const edges = grid.slice(1).map((value, at) => shareBelow((value + grid[at]!) / 2));
  return grid.map((_, at) => (edges[at] ?? 1) - (edges[at - 1] ?? 0));
}

/** Weighted share of the variance that row and column means leave; 0 where there is none. Weights add up to 1. */
function shareBeyondBoth(
  surface: readonly (readonly number[])[],
  rowWeights: number[],
  columnWeights: number[],
): number {
  const rowMeans = surface.map((row) => weightedMean(row, columnWeights));
  const columnMeans = columnWeights.map((_, column) =>
    weightedMean(
      surface.map((row) => row[column]!),
      rowWeights,
    ),
  );
  const mean = weightedMean(rowMeans, rowWeights);
  const squares = (deviation: (row: number, column: number) => number): number =>
    weightedMean(
      surface.map((entries, row) =>
        weightedMean(
          entries.map((_, column) => deviation(row, column) ** 2),
          columnWeights,
        ),
      ),
      rowWeights,
    );
  const total = squares((row, column) => surface[row]![column]! - mean);
  if (!(total > SMALLEST_VARIANCE)) return 0;
  return squares((row, column) => surface[row]![column]! - rowMeans[row]! - columnMeans[column]! + mean) / total;
}

/** A standard deviation of risk of 1e-9: below it there is nothing but rounding. */
const SMALLEST_VARIANCE = 1e-18;

function weightedMean(values: readonly number[], weights: readonly number[]): number {
  return values.reduce((sum, value, at) => sum + value * weights[at]!, 0);
}

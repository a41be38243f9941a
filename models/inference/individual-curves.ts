/** One member's risk curves of many patients: what individual (and, averaged, partial) dependence is drawn from. */
import type { FeatureTable } from '../features';
import { expit } from '../math/logistic';
import type { TrainedModel } from '../model';
import { applyToPatient } from '../preprocessing/apply';
import { createAlongFeature, type AlongFeature, type MemberState } from './along-feature';
import { distributionOf } from './distribution';
import { createForwardPass } from './forward';
import { networkShape, type NetworkShape } from './network-shape';
import { createRootPlaces, type RootPlaces } from './root-places';
import { tailAt, tailTableOf, type TailTable } from './tail-table';
import { riskBetween } from './tau-star';

/**
 * Risk of every patient of a table as each feature takes each value of its grid, all else held, by the member at `position` alone.
 * The root of the latent quantiles whatever the model's estimator; from a table of tails, right to 1e-13.
 *
 * @param grids ascending values for each feature; an empty one is passed over.
 * @returns for each feature `[nRows, grid.length]`.
 */
export function individualCurves(
  model: TrainedModel,
  position: number,
  table: FeatureTable,
  grids: readonly (readonly number[])[],
): Float64Array[] {
  const member = model.members[position];
  if (!member) throw new RangeError(`the model has ${model.members.length} members, so there is none at ${position}`);
  const shape = networkShape(model, member);
  const pass = createForwardPass(shape);
  const along = createAlongFeature(shape);
  const states = Array.from({ length: table.nRows }, (_, row): MemberState => {
    const inputs = applyToPatient(
      member.preprocessing,
      Float64Array.from(table.columns, (column) => column[row]!),
    );
    const first = new Float64Array(pass.nFirst);
    pass.first(member.weights, inputs, 0, first);
    return { member, inputs, first };
  });
  return grids.map((grid, feature) => {
    const fillRisks = createRiskFiller(model, shape, along, grid.length);
    const risks = new Float64Array(table.nRows * grid.length);
    states.forEach((state, row) => fillRisks(state, feature, grid, risks, row * grid.length));
    return risks;
  });
}

/** Writes one patient's risks along a feature, from `start`. */
type RiskFiller = (
  state: MemberState,
  feature: number,
  grid: readonly number[],
  risks: Float64Array,
  start: number,
) => void;

function createRiskFiller(
  { config: { loss, taus } }: Pick<TrainedModel, 'config'>,
  { nOutputs }: NetworkShape,
  along: AlongFeature,
  nPoints: number,
): RiskFiller {
  const distribution = distributionOf(loss);
  if (!distribution) {
    const outputs = new Float64Array(nOutputs * nPoints);
    return (state, feature, grid, risks, start) => {
      along.fill(state, feature, grid, outputs);
      for (let point = 0; point < nPoints; point++) risks[start + point] = expit(outputs[point]!);
    };
  }
  const table = tailTableOf(distribution);
  const levels = Float64Array.from(taus);
  const places = createRootPlaces(nPoints);
  return (state, feature, grid, risks, start) => {
    along.placeRoots(state, feature, grid, places);
    for (let point = 0; point < nPoints; point++) risks[start + point] = riskAtRoot(places, point, levels, table);
  };
}

function riskAtRoot({ nBelow, below, above }: RootPlaces, point: number, taus: Float64Array, table: TailTable): number {
  const count = nBelow[point]!;
  if (count === 0) return 1 - tailAt(above[point]!, taus[0]!, table);
  const positiveBelow = tailAt(below[point]!, taus[count - 1]!, table);
  if (count === taus.length) return positiveBelow;
  const negativeAbove = tailAt(above[point]!, taus[count]!, table);
  return riskBetween(taus[count - 1]!, taus[count]!, 1 - positiveBelow, negativeAbove);
}

/** One member's risk curves of many patients: what individual (and, averaged, partial) dependence is drawn from. */
import type { FeatureTable } from '../features';
import { expit } from '../math/logistic';
import type { TrainedModel } from '../model';
import { applyToPatient } from '../preprocessing/apply';
import { createAlongFeature, type MemberState } from './along-feature';
import { distributionOf } from './distribution';
import { createForwardPass } from './forward';
import { networkShape } from './network-shape';
import { createLevelSorter } from './sort-levels';
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
    const nPoints = grid.length;
    const fillRisks = createRiskFiller(model, nPoints);
    const outputs = new Float64Array(shape.nOutputs * nPoints);
    const risks = new Float64Array(table.nRows * nPoints);
    states.forEach((state, row) => {
      along(state, feature, grid, outputs);
      fillRisks(outputs, risks, row * nPoints);
    });
    return risks;
  });
}

/** Outputs `[nLevels, nPoints]` to risks, written from `start`; sorts the outputs in place. */
function createRiskFiller(
  { config: { loss, taus } }: Pick<TrainedModel, 'config'>,
  nPoints: number,
): (outputs: Float64Array, risks: Float64Array, start: number) => void {
  const distribution = distributionOf(loss);
  if (!distribution) {
    return (outputs, risks, start) => {
      for (let point = 0; point < nPoints; point++) risks[start + point] = expit(outputs[point]!);
    };
  }
  const table = tailTableOf(distribution);
  const sortAll = createLevelSorter(taus.length, nPoints);
  return (outputs, risks, start) => {
    sortAll(outputs);
    let nBelow = 0; // seldom far from that of the point before
    for (let point = 0; point < nPoints; point++) {
      while (nBelow > 0 && outputs[(nBelow - 1) * nPoints + point]! >= 0) nBelow--;
      while (nBelow < taus.length && outputs[nBelow * nPoints + point]! < 0) nBelow++;
      risks[start + point] = rootAt(outputs, point, nPoints, nBelow, taus, table);
    }
  };
}

/** As `rootRisk`: only the levels on either side of the root count, so only theirs are looked up. */
function rootAt(
  sorted: Float64Array,
  point: number,
  nPoints: number,
  nBelow: number,
  taus: readonly number[],
  table: TailTable,
): number {
  const above = nBelow * nPoints + point;
  if (nBelow === 0) return 1 - tailAt(sorted[above]!, taus[0]!, table);
  const positiveBelow = tailAt(sorted[above - nPoints]!, taus[nBelow - 1]!, table);
  if (nBelow === taus.length) return positiveBelow;
  const negativeAbove = tailAt(sorted[above]!, taus[nBelow]!, table);
  return riskBetween(taus[nBelow - 1]!, taus[nBelow]!, 1 - positiveBelow, negativeAbove);
}

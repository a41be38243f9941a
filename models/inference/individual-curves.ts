/** One member's risk curves of many patients: what individual (and, averaged, partial) dependence is drawn from. */
import type { FeatureTable } from '../features';
import { expit } from '../math/logistic';
import type { TrainedModel } from '../model';
import { applyToPatient } from '../preprocessing/apply';
import { createAlongFeature, type MemberState } from './along-feature';
import { distributionOf } from './distribution';
import { createForwardPass } from './forward';
import { networkShape } from './network-shape';
import { tailAt, tailTableOf } from './tail-table';
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

/** Outputs `[nLevels, nPoints]` to risks, written from `start`. */
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
  const levels = Float64Array.from(taus);
  const around: RootPlaces = {
    nBelow: new Int32Array(nPoints),
    below: new Float64Array(nPoints),
    above: new Float64Array(nPoints),
  };
  return (outputs, risks, start) => {
    findRoots(outputs, levels.length, nPoints, around);
    for (let point = 0; point < nPoints; point++) {
      const nBelow = around.nBelow[point]!;
      const positiveBelow = nBelow === 0 ? 0 : tailAt(around.below[point]!, levels[nBelow - 1]!, table);
      const negativeAbove = nBelow === levels.length ? 0 : tailAt(around.above[point]!, levels[nBelow]!, table);
      risks[start + point] =
        nBelow === 0
          ? 1 - negativeAbove
          : nBelow === levels.length
            ? positiveBelow
            : riskBetween(levels[nBelow - 1]!, levels[nBelow]!, 1 - positiveBelow, negativeAbove);
    }
  };
}

/** All that `rootRisk` needs of each point's sorted levels: how many lie below 0, and the nearest on either side of it. */
interface RootPlaces {
  readonly nBelow: Int32Array;
  readonly below: Float64Array;
  readonly above: Float64Array;
}

function findRoots(outputs: Float64Array, nLevels: number, nPoints: number, places: RootPlaces): void {
  for (let point = 0; point < nPoints; point++) {
    let nBelow = 0;
    let below = -Infinity;
    let above = Infinity;
    for (let level = 0, at = point; level < nLevels; level++, at += nPoints) {
      const latentQuantile = outputs[at]!;
      if (latentQuantile < 0) {
        nBelow++;
        if (latentQuantile > below) below = latentQuantile;
      } else if (latentQuantile < above) above = latentQuantile;
    }
    places.nBelow[point] = nBelow;
    places.below[point] = below;
    places.above[point] = above;
  }
}

/**
 * The ensemble's sums along a curve (see `ensemble.ts` for what they mean), level by level over all points at once and with
 * the tails from a table: the innermost loop of the what-if, which has half a million of them to do between two frames.
 * The same numbers as the ensemble of single patients, to the last bit.
 */
import type { Assessment } from '../model';
import { distributionOf } from './distribution';
import { createEnsemble } from './ensemble';
import { createLevelJudge } from './level-judge';
import type { Judging } from './recalibrate';
import { createLevelSorter } from './sort-levels';
import type { MemberSums } from './pool';
import { createSpread } from './spread';
import { fillTails, tailTableOf } from './tail-table';
import { riskBetween } from './tau-star';

export interface CurveEnsemble {
  /** Adds one member's outputs along the curve, `[nLevels, nPoints]`; they are sorted in place. */
  add(outputs: Float64Array): void;
  /** What the members added so far say of a point. Throws where there is none. */
  assess(point: number): Assessment;
  readonly sums: MemberSums;
}

/** Sums for `nPoints` values of a feature. */
export function createCurveEnsemble(nPoints: number, model: Judging): CurveEnsemble {
  const { config } = model;
  const distribution = distributionOf(config.loss);
  if (!distribution) return logitCurveEnsemble(nPoints, model);
  const { taus } = config;
  const nLevels = taus.length;
  const judge = createLevelJudge(model, distribution);
  const spread = createSpread(nPoints, model.intervalCalibration);
  const riskAt = config.riskEstimator === 'root' ? rootRiskAt : levelMeanAt;
  const negativeSums = new Float64Array(nLevels * nPoints);
  const positiveSums = new Float64Array(nLevels * nPoints);
  const tails = new Float64Array(nLevels * nPoints);
  const nBelow = new Int32Array(nPoints); // levels with Q < 0
  const sortAll = createLevelSorter(nLevels, nPoints);
  return {
    add(outputs) {
      sortAll(outputs);
      fillTails(outputs, taus, nPoints, tailTableOf(distribution), tails);
      nBelow.fill(0);
      for (let level = 0, at = 0; level < nLevels; level++) {
        for (let point = 0; point < nPoints; point++, at++) {
          const tail = tails[at]!;
          const isBelow = outputs[at]! < 0;
          if (isBelow) nBelow[point]!++;
          negativeSums[at]! += isBelow ? 1 - tail : tail;
          positiveSums[at]! += isBelow ? tail : 1 - tail;
        }
      }
      for (let point = 0; point < nPoints; point++) {
        spread.add(point, riskAt(tails, point, nPoints, nBelow[point]!, taus));
      }
    },
    assess: (point) => judge.assess(negativeSums, positiveSums, point, nPoints, spread, point),
    sums: { negativeSums, positiveSums, spread, pointStride: 1, levelStride: nPoints },
  };
}

function logitCurveEnsemble(nPoints: number, model: Judging): CurveEnsemble {
  const ensemble = createEnsemble(nPoints, model);
  return {
    add(outputs) {
      for (let point = 0; point < nPoints; point++) ensemble.add(point, outputs, point);
    },
    assess: (point) => ensemble.assess(point),
    sums: ensemble.sums,
  };
}

/** As `rootRisk`, for the sorted levels of one point. */
function rootRiskAt(
  tails: Float64Array,
  point: number,
  nPoints: number,
  nBelow: number,
  taus: readonly number[],
): number {
  if (nBelow === 0) return 1 - tails[point]!;
  const below = (nBelow - 1) * nPoints + point;
  if (nBelow === taus.length) return tails[below]!;
  return riskBetween(taus[nBelow - 1]!, taus[nBelow]!, 1 - tails[below]!, tails[below + nPoints]!);
}

/** Mean of P(y=1) over the levels of one point. */
function levelMeanAt(
  tails: Float64Array,
  point: number,
  nPoints: number,
  nBelow: number,
  taus: readonly number[],
): number {
  let sum = 0;
  for (let level = 0, at = point; level < taus.length; level++, at += nPoints) {
    sum += level < nBelow ? tails[at]! : 1 - tails[at]!;
  }
  return sum / taus.length;
}

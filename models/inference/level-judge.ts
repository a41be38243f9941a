/** The judgement on averaged level probabilities: shared by single patients and by whole curves. */
import type { TiltedDistribution } from '../math/tilted-distribution';
import type { Assessment } from '../model';
import { latentQuantileOf } from './latent-quantile';
import { createRecalibrator, type Judging } from './recalibrate';
import { sortLevels } from './sort-levels';
import type { SpreadReading } from './spread';
import { beyondGrid, fillLevelProbabilities, rootRisk } from './tau-star';

export interface LevelJudge {
  /** Risk by the configuration's estimator, from sorted latent quantiles and both sides' probabilities. */
  riskOf(sorted: Float64Array, negative: Float64Array, positive: Float64Array): number;
  /** From sums over members of P(y=0) and P(y=1): a point's first level at `start`, each `stride` behind the one before. */
  assess(
    negativeSums: Float64Array,
    positiveSums: Float64Array,
    start: number,
    stride: number,
    spread: SpreadReading,
    point: number,
  ): Assessment;
}

export function createLevelJudge(model: Judging, distribution: TiltedDistribution): LevelJudge {
  const { taus, riskEstimator } = model.config;
  const recalibrate = createRecalibrator(model, distribution);
  const nLevels = taus.length;
  const sorted = new Float64Array(nLevels);
  const negative = new Float64Array(nLevels);
  const positive = new Float64Array(nLevels);
  const riskOf: LevelJudge['riskOf'] =
    riskEstimator === 'root'
      ? (q, below, above) => rootRisk(q, below, above, taus)
      : (_q, _below, above) => mean(above);
  return {
    riskOf,
    assess(negativeSums, positiveSums, start, stride, spread, point) {
      const nMembers = spread.count(point);
      for (let level = 0, at = start; level < nLevels; level++, at += stride) {
        sorted[level] = latentQuantileOf(
          negativeSums[at]! / nMembers,
          positiveSums[at]! / nMembers,
          taus[level]!,
          distribution,
        );
      }
      sortLevels(sorted, 0, 1, nLevels);
      fillLevelProbabilities(sorted, taus, distribution, negative, positive);
      const risk = riskOf(sorted, negative, positive);
      return recalibrate({
        risk,
        ...spread.interval(point, risk),
        tauStar: 1 - rootRisk(sorted, negative, positive, taus),
        levelMean: mean(positive),
        levelDisagreement: rangeOf(negative),
        beyondGrid: beyondGrid(sorted),
        latentQuantiles: Array.from(sorted),
        nMembers,
      });
    },
  };
}

function rangeOf(values: Float64Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (let position = 0; position < values.length; position++) {
    low = Math.min(low, values[position]!);
    high = Math.max(high, values[position]!);
  }
  return high - low;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let position = 0; position < values.length; position++) sum += values[position]!;
  return sum / values.length;
}

/** The judgement on a sum of the members' risks, for a loss without levels: their mean. */
export type LogitJudge = (riskSum: number, spread: SpreadReading, point: number) => Assessment;

export function createLogitJudge(model: Judging): LogitJudge {
  const recalibrate = createRecalibrator(model, null);
  return (riskSum, spread, point) => {
    const nMembers = spread.count(point);
    const risk = riskSum / nMembers;
    return recalibrate({
      risk,
      ...spread.interval(point, risk),
      tauStar: null,
      levelMean: null,
      levelDisagreement: null,
      beyondGrid: null,
      latentQuantiles: [],
      nMembers,
    });
  };
}

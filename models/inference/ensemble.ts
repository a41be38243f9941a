/**
 * From the members' latent quantiles to one judgement. Each member's levels are sorted (rearrangement) and turned into
 * probabilities; those are averaged over the members, level by level; the ensemble's latent quantile is the one whose
 * probability is that average, Q_k = -F_tau_k^{-1}(mean pi_k), and tau* is the root of these Q. So the curves shown and
 * tau* agree by construction.
 */
import { expit } from '../math/logistic';
import type { TiltedDistribution } from '../math/tilted-distribution';
import type { Assessment } from '../model';
import { distributionOf } from './distribution';
import { createLevelJudge, createLogitJudge, type LevelJudge, type LogitJudge } from './level-judge';
import type { Judging } from './recalibrate';
import { sortLevels } from './sort-levels';
import { createSpread, type Spread } from './spread';
import type { MemberSums } from './pool';
import { tailAt, tailTableOf } from './tail-table';

export interface Ensemble {
  /** Adds one member's outputs `[nLevels]`, found at `offset`, to the sums of a point. */
  add(point: number, outputs: Float64Array, offset: number): void;
  /** What the members added so far say of a point. Throws where there is none. */
  assess(point: number): Assessment;
  readonly sums: MemberSums;
}

/** Sums for `nPoints` patients, all for one model. */
export function createEnsemble(nPoints: number, model: Judging): Ensemble {
  const distribution = distributionOf(model.config.loss);
  const spread = createSpread(nPoints, model.intervalCalibration);
  return distribution
    ? levelEnsemble(nPoints, model.config.taus, distribution, createLevelJudge(model, distribution), spread)
    : logitEnsemble(nPoints, createLogitJudge(model), spread);
}

/** The tails come from the table, as along curves and in the kernel: so a page, a list and a file show the same digits. */
function levelEnsemble(
  nPoints: number,
  taus: readonly number[],
  distribution: TiltedDistribution,
  judge: LevelJudge,
  spread: Spread,
): Ensemble {
  const nLevels = taus.length;
  const table = tailTableOf(distribution);
  const negativeSums = new Float64Array(nPoints * nLevels);
  const positiveSums = new Float64Array(nPoints * nLevels);
  const sorted = new Float64Array(nLevels);
  const negative = new Float64Array(nLevels);
  const positive = new Float64Array(nLevels);
  return {
    add(point, outputs, offset) {
      for (let level = 0; level < nLevels; level++) sorted[level] = outputs[offset + level]!;
      sortLevels(sorted, 0, 1, nLevels);
      for (let level = 0, at = point * nLevels; level < nLevels; level++, at++) {
        const tail = tailAt(sorted[level]!, taus[level]!, table);
        const isBelow = sorted[level]! < 0;
        negativeSums[at]! += negative[level] = isBelow ? 1 - tail : tail;
        positiveSums[at]! += positive[level] = isBelow ? tail : 1 - tail;
      }
      spread.add(point, judge.riskOf(sorted, negative, positive));
    },
    assess: (point) => judge.assess(negativeSums, positiveSums, point * nLevels, 1, spread, point),
    sums: { negativeSums, positiveSums, spread, pointStride: nLevels, levelStride: 1 },
  };
}

/** BCE: the mean of the members' risks. */
function logitEnsemble(nPoints: number, judge: LogitJudge, spread: Spread): Ensemble {
  const riskSums = new Float64Array(nPoints);
  return {
    add(point, outputs, offset) {
      const risk = expit(outputs[offset]!);
      riskSums[point]! += risk;
      spread.add(point, risk);
    },
    assess: (point) => judge(riskSums[point]!, spread, point),
    sums: { negativeSums: riskSums, positiveSums: riskSums, spread, pointStride: 1, levelStride: 1 },
  };
}

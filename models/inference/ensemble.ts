/**
 * From the members' latent quantiles to one judgement. Each member's levels are sorted (rearrangement) and turned into
 * probabilities; those are averaged over the members, level by level; the ensemble's latent quantile is the one whose
 * probability is that average, Q_k = -F_tau_k^{-1}(mean pi_k), and tau* is the root of these Q. So the curves shown and
 * tau* agree by construction.
 */
import { expit, logit } from '../math/logistic';
import { normalQuantile } from '../math/normal';
import type { TiltedDistribution } from '../math/tilted-distribution';
import type { Assessment } from '../model';
import type { RiskEstimator, TrainingConfig } from '../training/config';
import { distributionOf } from './distribution';
import { beyondGrid, fillLevelProbabilities, rootRisk } from './tau-star';

/** Nominal level of every risk interval. */
export const INTERVAL_LEVEL = 0.9;

/** A probability closer than this to 0 or 1 says nothing a cohort could show; it keeps logits finite. */
const SMALLEST_RISK = 1e-9;

export interface Ensemble {
  /** Adds one member's outputs `[nLevels]`, found at `offset`, to the sums of a point. */
  add(point: number, outputs: Float64Array, offset: number): void;
  /** What the members added so far say of a point. Throws where there is none. */
  assess(point: number): Assessment;
}

/** Sums for `nPoints` patients (or grid points), all for one configuration. */
export function createEnsemble(nPoints: number, config: TrainingConfig): Ensemble {
  const distribution = distributionOf(config.loss);
  const spread = createSpread(nPoints);
  return distribution
    ? levelEnsemble(nPoints, config.taus, config.riskEstimator, distribution, spread)
    : logitEnsemble(nPoints, spread);
}

function levelEnsemble(
  nPoints: number,
  taus: readonly number[],
  estimator: RiskEstimator,
  distribution: TiltedDistribution,
  spread: Spread,
): Ensemble {
  const nLevels = taus.length;
  const negativeSums = new Float64Array(nPoints * nLevels);
  const positiveSums = new Float64Array(nPoints * nLevels);
  const sorted = new Float64Array(nLevels);
  const negative = new Float64Array(nLevels);
  const positive = new Float64Array(nLevels);
  const riskNow = (): number => (estimator === 'root' ? rootRisk(sorted, negative, positive, taus) : mean(positive));
  return {
    add(point, outputs, offset) {
      copySorted(outputs, offset, sorted);
      fillLevelProbabilities(sorted, taus, distribution, negative, positive);
      for (let level = 0, at = point * nLevels; level < nLevels; level++, at++) {
        negativeSums[at]! += negative[level]!;
        positiveSums[at]! += positive[level]!;
      }
      spread.add(point, riskNow());
    },
    assess(point) {
      const nMembers = spread.count(point);
      const latent = new Float64Array(nLevels);
      for (let level = 0, at = point * nLevels; level < nLevels; level++, at++) {
        latent[level] = latentQuantileOf(
          negativeSums[at]! / nMembers,
          positiveSums[at]! / nMembers,
          taus[level]!,
          distribution,
        );
      }
      copySorted(latent, 0, sorted);
      fillLevelProbabilities(sorted, taus, distribution, negative, positive);
      const risk = riskNow();
      return {
        risk,
        ...spread.interval(point, risk),
        tauStar: 1 - rootRisk(sorted, negative, positive, taus),
        levelMean: mean(positive),
        levelDisagreement: Math.max(...negative) - Math.min(...negative),
        beyondGrid: beyondGrid(sorted),
        latentQuantiles: Array.from(sorted),
        nMembers,
      };
    },
  };
}

/** BCE: the mean of the members' risks. */
function logitEnsemble(nPoints: number, spread: Spread): Ensemble {
  const riskSums = new Float64Array(nPoints);
  return {
    add(point, outputs, offset) {
      const risk = expit(outputs[offset]!);
      riskSums[point]! += risk;
      spread.add(point, risk);
    },
    assess(point) {
      const nMembers = spread.count(point);
      const risk = riskSums[point]! / nMembers;
      return {
        risk,
        ...spread.interval(point, risk),
        tauStar: null,
        levelMean: null,
        levelDisagreement: null,
        beyondGrid: null,
        latentQuantiles: [],
        nMembers,
      };
    },
  };
}

/** Q with F_tau(-Q) = negative, taken from the smaller side, which has more digits. */
function latentQuantileOf(negative: number, positive: number, tau: number, distribution: TiltedDistribution): number {
  return negative <= tau
    ? -distribution.quantile(Math.max(negative, Number.MIN_VALUE), tau)
    : distribution.quantile(Math.max(positive, Number.MIN_VALUE), 1 - tau);
}

/** How the members' risks spread on the logit scale (Welford's running mean and sum of squares). */
interface Spread {
  add(point: number, risk: number): void;
  count(point: number): number;
  interval(point: number, risk: number): Pick<Assessment, 'riskLow' | 'riskHigh' | 'intervalLevel'>;
}

function createSpread(nPoints: number): Spread {
  const counts = new Int32Array(nPoints);
  const means = new Float64Array(nPoints);
  const squares = new Float64Array(nPoints);
  const z = normalQuantile((1 + INTERVAL_LEVEL) / 2);
  return {
    add(point, risk) {
      const value = logit(Math.min(Math.max(risk, SMALLEST_RISK), 1 - SMALLEST_RISK));
      const count = ++counts[point]!;
      const difference = value - means[point]!;
      means[point]! += difference / count;
      squares[point]! += difference * (value - means[point]!);
    },
    count(point) {
      if (!counts[point]) throw new RangeError('an assessment needs at least one member of the ensemble');
      return counts[point];
    },
    /** Logit-normal (theory, section 6), widened where the ensemble's risk would lie outside. */
    interval(point, risk) {
      const sd = counts[point]! > 1 ? Math.sqrt(squares[point]! / (counts[point]! - 1)) : 0;
      return {
        riskLow: Math.min(risk, expit(means[point]! - z * sd)),
        riskHigh: Math.max(risk, expit(means[point]! + z * sd)),
        intervalLevel: INTERVAL_LEVEL,
      };
    },
  };
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let position = 0; position < values.length; position++) sum += values[position]!;
  return sum / values.length;
}

/** Insertion sort: fast for a handful of levels that are nearly in order. */
function copySorted(source: Float64Array, offset: number, target: Float64Array): void {
  for (let level = 0; level < target.length; level++) {
    const value = source[offset + level]!;
    let at = level;
    while (at > 0 && target[at - 1]! > value) {
      target[at] = target[at - 1]!;
      at--;
    }
    target[at] = value;
  }
}

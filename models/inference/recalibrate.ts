/**
 * What a recalibrated model says (docs/decisions/0008): the one place where its numbers are moved, after members and completions are
 * averaged. Every risk r, however it was read from the levels, becomes expit(a + b logit r). Each level's estimate pi_k of P(y=0) and the
 * level tau_k itself live on one scale, so both are moved alike: pi_k' = expit(-a + b logit pi_k) at tau_k' = expit(-a + b logit tau_k), and
 * Q_k' = -F_tau_k'^{-1}(pi_k'). These change sign between the same two levels as before, and tau*' = 1 - risk' lies between those: curves and
 * number stay one. The ends of the interval are risks, so on the logit scale it is shifted and scaled exactly.
 */
import { expit, logit } from '../math/logistic';
import type { TiltedDistribution } from '../math/tilted-distribution';
import type { Assessment, RiskMap, TrainedModel } from '../model';
import { latentQuantileOf } from './latent-quantile';
import { fillLevelProbabilities } from './tau-star';

/** All of a model that the judgement on its members' sums depends on. */
export type Judging = Pick<TrainedModel, 'config' | 'recalibration' | 'intervalCalibration'>;

/** The map that holds for whom the model judges, a fold's own where it is about to judge one of its patients; null for a model as trained. */
export function riskMapOf({ recalibration }: Pick<TrainedModel, 'recalibration'>): RiskMap | null {
  if (!recalibration) return null;
  const { judgesFold, folds } = recalibration;
  return judgesFold === undefined ? recalibration : folds[judgesFold]!;
}

/** expit(a + b logit risk), a probability again; 0 and 1 stay what they are. */
export function recalibrateRisk({ intercept, slope }: RiskMap, risk: number): number {
  return expit(intercept + slope * logit(risk));
}

/** The levels that the latent quantiles of a judgement are for, ascending: those it was trained with, or where recalibration takes them. */
export function quantileLevels(model: Judging): readonly number[] {
  const map = riskMapOf(model);
  return map ? model.config.taus.map((tau) => negativeSide(map, tau, 1 - tau)) : model.config.taus;
}

/** A judgement of the networks to one of the model. `distribution` is the loss's own, null without levels. */
export function createRecalibrator(
  model: Judging,
  distribution: TiltedDistribution | null,
): (assessment: Assessment) => Assessment {
  const map = riskMapOf(model);
  if (!map) return (assessment) => assessment;
  const moveLevels = distribution && createLevelMover(model.config.taus, map, distribution);
  return (assessment) => {
    const { risk, riskLow, riskHigh, tauStar, levelMean, latentQuantiles } = assessment;
    const moved = moveLevels && latentQuantiles.length > 0 ? moveLevels(latentQuantiles) : {};
    return {
      ...assessment,
      risk: recalibrateRisk(map, risk),
      riskLow: recalibrateRisk(map, riskLow),
      riskHigh: recalibrateRisk(map, riskHigh),
      tauStar: tauStar === null ? null : 1 - recalibrateRisk(map, 1 - tauStar),
      levelMean: levelMean === null ? null : recalibrateRisk(map, levelMean),
      ...moved,
    };
  };
}

function createLevelMover(taus: readonly number[], map: RiskMap, distribution: TiltedDistribution) {
  const movedTaus = taus.map((tau) => negativeSide(map, tau, 1 - tau));
  const negative = new Float64Array(taus.length);
  const positive = new Float64Array(taus.length);
  return (latentQuantiles: readonly number[]): Pick<Assessment, 'latentQuantiles' | 'levelDisagreement'> => {
    const quantiles = Float64Array.from(latentQuantiles);
    fillLevelProbabilities(quantiles, taus, distribution, negative, positive);
    let [low, high] = [1, 0];
    movedTaus.forEach((tau, level) => {
      const moved = negativeSide(map, negative[level]!, positive[level]!);
      const movedPositive = recalibrateOdds(map, positive[level]!, negative[level]!);
      quantiles[level] = latentQuantileOf(moved, movedPositive, tau, distribution);
      low = Math.min(low, moved);
      high = Math.max(high, moved);
    });
    // levels that disagree may fall out of order on one side of 0, never across it
    return { latentQuantiles: Array.from(quantiles.sort()), levelDisagreement: high - low };
  };
}

/** P(y=0) after the map, from both probabilities before it, each with its own digits. */
function negativeSide({ intercept, slope }: RiskMap, negative: number, positive: number): number {
  return recalibrateOdds({ intercept: -intercept, slope }, negative, positive);
}

function recalibrateOdds({ intercept, slope }: RiskMap, probability: number, other: number): number {
  return expit(intercept + slope * (Math.log(probability) - Math.log(other)));
}

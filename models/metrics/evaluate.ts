/** Everything the product says of a model's quality on one part of a cohort. */
import { createRandom, type Random } from '../math/random';
import type { Metric } from '../model';
import type { PartEvaluation } from '../trainer/protocol';
import { auroc } from './auroc';
import { averagePrecision } from './average-precision';
import { bootstrapMetrics } from './bootstrap';
import { brierScore } from './brier-score';
import { calibrationIntercept, calibrationSlope } from './calibration';
import { calibrationCurve } from './calibration-curve';
import { calibrationGroups } from './calibration-groups';
import { checkPairs } from './check-pairs';
import { accuracy, cohenKappa, confusionAt, f1, jaccard } from './confusion';
import { type Estimate, known, NO_PATIENTS, unknown } from './estimate';
import { logLoss } from './log-loss';
import { rocCurve } from './roc-curve';

type Numbers = ArrayLike<number>;

export interface PartToEvaluate {
  /** Risk of each patient by the model's estimator. */
  readonly risks: Numbers;
  /** 1 with the outcome, 0 without. */
  readonly labels: Numbers;
  /** Risks by each estimator; `null` for a model without quantile levels. */
  readonly rootRisks: Numbers | null;
  readonly levelMeanRisks: Numbers | null;
  /** One share for all (then without an interval), or each patient's share of members whose levels cross; `null` for BCE. */
  readonly crossingRate: number | Numbers | null;
  /** Each patient's spread of pi_k over the levels; `null` for BCE. */
  readonly levelDisagreements: Numbers | null;
  readonly seed: number;
  /** From this risk on a patient counts as positive, for accuracy, F1, Jaccard and kappa; 0.5 by default. */
  readonly threshold?: number;
}

/** Metrics with 95 % bootstrap percentile intervals (500 resamples of patients, seeded), and what the plots need. */
export function evaluatePart(part: PartToEvaluate): PartEvaluation {
  const sorted = sortByRisk(part);
  const { risks, labels } = sorted;
  const { n, nEvents } = checkPairs(risks, labels);
  const random = createRandom(part.seed).split('evaluate');
  const metrics = bootstrapMetrics(n, (rows) => metricsOf(takeRows(sorted, rows)), random);
  return {
    nPatients: n,
    nEvents,
    // a share that came without its patients cannot be resampled
    metrics: typeof part.crossingRate === 'number' ? { ...metrics, crossingRate: bare(part.crossingRate) } : metrics,
    estimators: estimatorsOf(sorted, (label) => random.split(label)),
    calibrationGroups: calibrationGroups(risks, labels),
    calibrationCurve: calibrationCurve(risks, labels),
    roc: rocCurve(risks, labels),
  };
}

function metricsOf(part: PartToEvaluate): Record<string, Estimate> {
  const { risks, labels } = part;
  const confusion = confusionAt(risks, labels, part.threshold ?? 0.5);
  return {
    auroc: auroc(risks, labels),
    averagePrecision: averagePrecision(risks, labels),
    brierScore: brierScore(risks, labels),
    logLoss: logLoss(risks, labels),
    calibrationIntercept: calibrationIntercept(risks, labels),
    calibrationSlope: calibrationSlope(risks, labels),
    crossingRate: meanOver(part.crossingRate),
    levelDisagreement: meanOver(part.levelDisagreements),
    accuracy: accuracy(confusion),
    f1: f1(confusion),
    jaccard: jaccard(confusion),
    cohenKappa: cohenKappa(confusion),
  };
}

function estimatorsOf(part: PartToEvaluate, split: (label: string) => Random): PartEvaluation['estimators'] {
  const { labels, rootRisks, levelMeanRisks } = part;
  if (!rootRisks || !levelMeanRisks) return null;
  const metricsOfRisks = (risks: Numbers, label: string): Record<'brierScore' | 'logLoss', Metric> =>
    bootstrapMetrics(
      labels.length,
      (rows) => {
        const [chosen, outcomes] = [take(risks, rows), take(labels, rows)];
        return { brierScore: brierScore(chosen, outcomes), logLoss: logLoss(chosen, outcomes) };
      },
      split(label),
    );
  // the same label, so the same resamples: the two can be compared
  return { root: metricsOfRisks(rootRisks, 'estimators'), levelMean: metricsOfRisks(levelMeanRisks, 'estimators') };
}

function bare(estimate: number): Metric {
  return { estimate, low: null, high: null };
}

function meanOver(values: number | Numbers | null): Estimate {
  if (values === null) return unknown('the model has no quantile levels');
  if (typeof values === 'number') return known(values);
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += values[row]!;
  return values.length === 0 ? unknown(NO_PATIENTS) : known(sum / values.length);
}

function sortByRisk(part: PartToEvaluate): PartToEvaluate {
  const order = Uint32Array.from({ length: part.risks.length }, (_, row) => row);
  return takeRows(
    part,
    order.sort((a, b) => part.risks[a]! - part.risks[b]!),
  );
}

function takeRows(part: PartToEvaluate, rows: Uint32Array): PartToEvaluate {
  const { crossingRate } = part;
  return {
    ...part,
    risks: take(part.risks, rows),
    labels: take(part.labels, rows),
    rootRisks: part.rootRisks && take(part.rootRisks, rows),
    levelMeanRisks: part.levelMeanRisks && take(part.levelMeanRisks, rows),
    levelDisagreements: part.levelDisagreements && take(part.levelDisagreements, rows),
    crossingRate: crossingRate === null || typeof crossingRate === 'number' ? crossingRate : take(crossingRate, rows),
  };
}

/** A plain loop: `Float64Array.from` with a function is ten times slower, and this runs for every resample. */
function take(values: Numbers, rows: Uint32Array): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at++) taken[at] = values[rows[at]!]!;
  return taken;
}

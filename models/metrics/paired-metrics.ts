/** Everything in which two models are compared on the same patients. */
import { auroc } from './auroc';
import { averagePrecision } from './average-precision';
import { brierScore } from './brier-score';
import { calibrationIntercept, calibrationSlope } from './calibration';
import * as decided from './confusion';
import type { Estimate } from './estimate';
import { logLoss } from './log-loss';

type Numbers = ArrayLike<number>;

/** Metrics of the risks themselves. */
const ofRisks = { auroc, averagePrecision, brierScore, logLoss, calibrationIntercept, calibrationSlope };
/** Metrics of the decision that a threshold makes of the risks. */
export const decisionMetrics = {
  accuracy: decided.accuracy,
  f1: decided.f1,
  jaccard: decided.jaccard,
  cohenKappa: decided.cohenKappa,
  sensitivity: decided.sensitivity,
  specificity: decided.specificity,
  netBenefit: decided.netBenefit,
};

export type PairedMetricName = keyof typeof ofRisks | keyof typeof decisionMetrics;

/** In the order in which they are read. */
export const pairedMetricNames = [...Object.keys(ofRisks), ...Object.keys(decisionMetrics)] as PairedMetricName[];

/** Which way a metric is better; `ideal` for those that should be near a value of their own (intercept 0, slope 1). */
export const betterWhen: Readonly<Record<PairedMetricName, 'higher' | 'lower' | 'ideal'>> = {
  auroc: 'higher',
  averagePrecision: 'higher',
  brierScore: 'lower',
  logLoss: 'lower',
  calibrationIntercept: 'ideal',
  calibrationSlope: 'ideal',
  accuracy: 'higher',
  f1: 'higher',
  jaccard: 'higher',
  cohenKappa: 'higher',
  sensitivity: 'higher',
  specificity: 'higher',
  netBenefit: 'higher',
};

/**
 * Every compared metric of one model on one set of patients.
 *
 * @param risks in [0,1], `[nPatients]`; @param labels 1 with the outcome, 0 without; @param threshold a patient counts as positive
 * from this risk on.
 */
export function pairedMetrics(risks: Numbers, labels: Numbers, threshold: number): Record<PairedMetricName, Estimate> {
  const confusion = decided.confusionAt(risks, labels, threshold);
  const entries = [
    ...Object.entries(ofRisks).map(([name, metric]) => [name, metric(risks, labels)] as const),
    ...Object.entries(decisionMetrics).map(([name, metric]) => [name, metric(confusion, threshold)] as const),
  ];
  return Object.fromEntries(entries) as Record<PairedMetricName, Estimate>;
}

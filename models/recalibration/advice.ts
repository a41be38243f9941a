/** Whether a model should be recalibrated, by what was measured out of fold. */
import type { Metric } from '../model';
import type { RecalibrationPreview } from './preview';

/**
 * `advised`: the data say that the risks are off, and recalibrated ones are better. `possible`: they look off, but it is not sure, or it
 * does not help. `unneeded`: they do not look off.
 */
export type RecalibrationAdvice = 'advised' | 'possible' | 'unneeded';

/** Calibration slopes that are as good as 1: what the defaults aim at. */
export const USUAL_SLOPES = [0.9, 1.1] as const;

/**
 * By evidence, twice: a 95 % interval of the calibration slope without 1, or one of the intercept without 0; and a lower log loss of
 * patients whom the map was not fitted to. A slope outside 0.9 to 1.1 by its value alone makes a recalibration possible, not advised: with
 * few patients a slope strays that far by chance, and a map fitted to chance makes the risks worse.
 *
 * @param metrics out of fold, with `calibrationSlope` and `calibrationIntercept`
 * @param helps whether the cross-fitted log loss falls (`lowersLogLoss`)
 */
export function recalibrationAdvice(metrics: Readonly<Record<string, Metric>>, helps: boolean): RecalibrationAdvice {
  const { calibrationSlope: slope, calibrationIntercept: intercept } = metrics;
  if (isOff(slope, 1) || isOff(intercept, 0)) return helps ? 'advised' : 'possible';
  const estimate = slope?.estimate ?? 1;
  return estimate < USUAL_SLOPES[0] || estimate > USUAL_SLOPES[1] ? 'possible' : 'unneeded';
}

/** Whether a recalibration makes the log loss lower, each patient recalibrated by a fit without the patient's fold. */
export function lowersLogLoss({ before, after }: Pick<RecalibrationPreview, 'before' | 'after'>): boolean {
  const [was, is] = [before.metrics.logLoss.estimate, after.metrics.logLoss.estimate];
  return was !== null && is !== null && is < was;
}

/** Whether the metric's interval leaves the ideal value out. */
export function isOff(metric: Metric | undefined, ideal: number): boolean {
  if (!metric || metric.low === null || metric.high === null) return false;
  return ideal < metric.low || ideal > metric.high;
}

/** Whether a model should be recalibrated, by what was measured out of fold. */
import type { Metric } from '../model';

/**
 * `advised`: the data say that the risks are off. `possible`: the slope looks off, but this many patients cannot tell it from 1.
 * `unneeded`: neither.
 */
export type RecalibrationAdvice = 'advised' | 'possible' | 'unneeded';

/** Calibration slopes that are as good as 1: what the defaults aim at. */
export const USUAL_SLOPES = [0.9, 1.1] as const;

/**
 * By evidence first: a 95 % interval of the calibration slope without 1, or one of the intercept without 0. A slope outside 0.9 to 1.1 by its
 * value alone makes a recalibration possible, not advised: with few patients a slope strays that far by chance, and a map fitted to
 * chance makes the risks worse.
 *
 * @param metrics out of fold, with `calibrationSlope` and `calibrationIntercept`
 */
export function recalibrationAdvice(metrics: Readonly<Record<string, Metric>>): RecalibrationAdvice {
  const { calibrationSlope: slope, calibrationIntercept: intercept } = metrics;
  if (isOff(slope, 1) || isOff(intercept, 0)) return 'advised';
  const estimate = slope?.estimate ?? 1;
  return estimate < USUAL_SLOPES[0] || estimate > USUAL_SLOPES[1] ? 'possible' : 'unneeded';
}

function isOff(metric: Metric | undefined, ideal: number): boolean {
  if (!metric || metric.low === null || metric.high === null) return false;
  return ideal < metric.low || ideal > metric.high;
}

/** What the calibration out of fold says of the risks, in words. */
import { isOff, USUAL_SLOPES, type RecalibrationAdvice } from '@/models/recalibration/advice';
import type { Metric } from '@/models/model';
import { metricInterval, metricText } from '../../metric-words';

export const adviceTitle: Record<RecalibrationAdvice, string> = {
  advised: 'Recalibration is advised',
  possible: 'Recalibration is possible',
  unneeded: 'No recalibration needed',
};

/** "Out of fold the calibration slope is 1.210 (1.050 to 1.400), the intercept ...: the risks are too timid, ..." */
export function adviceSentence(advice: RecalibrationAdvice, metrics: Readonly<Record<string, Metric>>): string {
  const { calibrationSlope: slope, calibrationIntercept: intercept } = metrics;
  const numbers = `Out of fold the calibration slope is ${worded('calibrationSlope', slope)}, the intercept ${worded('calibrationIntercept', intercept)}`;
  if (advice === 'unneeded') return `${numbers}: nothing here says that the risks are off.`;
  const faults = [
    ...(isOff(slope, 1) ? [slopeFaults[sideOf(slope, 1)]] : []),
    ...(isOff(intercept, 0) ? [interceptFaults[sideOf(intercept, 0)]] : []),
  ];
  if (faults.length > 0) return `${numbers}: ${faults.join(', and ')}.`;
  return `${numbers}. The slope lies outside ${USUAL_SLOPES.join(' to ')}, but its interval holds 1: so few patients cannot tell it from chance.`;
}

const slopeFaults = {
  below: 'the risks are too extreme, high ones too high and low ones too low',
  above: 'the risks are too timid, high ones too low and low ones too high',
};

const interceptFaults = { below: 'on the whole they are too high', above: 'on the whole they are too low' };

function sideOf(metric: Metric | undefined, ideal: number): 'below' | 'above' {
  return (metric?.estimate ?? ideal) < ideal ? 'below' : 'above';
}

function worded(name: string, metric: Metric | undefined): string {
  const interval = metricInterval(name, metric);
  return `${metricText(name, metric)}${interval === '' ? '' : ` (${interval})`}`;
}

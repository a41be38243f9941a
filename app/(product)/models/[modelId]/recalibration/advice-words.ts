/** What the calibration out of fold says of the risks, in words. */
import type { RecalibrationAdvice } from '@/models/recalibration/advice';
import { USUAL_SLOPES } from '@/models/recalibration/advice';
import type { Metric } from '@/models/model';
import { metricInterval, metricText } from '../../metric-words';

export const adviceTitle: Record<RecalibrationAdvice, string> = {
  advised: 'Recalibration is advised',
  possible: 'Recalibration is possible',
  unneeded: 'No recalibration needed',
};

/** "Out of fold the calibration slope is 1.210 (1.050 to 1.400): the risks are too timid, ..." */
export function adviceSentence(advice: RecalibrationAdvice, metrics: Readonly<Record<string, Metric>>): string {
  const { calibrationSlope: slope, calibrationIntercept: intercept } = metrics;
  const numbers = `Out of fold the calibration slope is ${worded('calibrationSlope', slope)}, the intercept ${worded('calibrationIntercept', intercept)}`;
  if (advice === 'unneeded') return `${numbers}: nothing here says that the risks are off.`;
  if (advice === 'possible') {
    return `${numbers}. The slope lies outside ${USUAL_SLOPES.join(' to ')}, but its interval holds 1: so few patients cannot tell it from chance. Only a recalibration that helps below is worth making.`;
  }
  const faults = [faultOf(slope, 1, slopeFaults), faultOf(intercept, 0, interceptFaults)].filter(
    (fault) => fault !== null,
  );
  return `${numbers}: ${faults.join(', and ')}.`;
}

const slopeFaults = {
  below: 'the risks are too extreme, high ones too high and low ones too low',
  above: 'the risks are too timid, high ones too low and low ones too high',
};

const interceptFaults = { below: 'on the whole they are too high', above: 'on the whole they are too low' };

function faultOf(metric: Metric | undefined, ideal: number, faults: typeof slopeFaults): string | null {
  if (!metric || metric.low === null || metric.high === null) return null;
  if (metric.high < ideal) return faults.below;
  return metric.low > ideal ? faults.above : null;
}

function worded(name: string, metric: Metric | undefined): string {
  const interval = metricInterval(name, metric);
  return `${metricText(name, metric)}${interval === '' ? '' : ` (${interval})`}`;
}

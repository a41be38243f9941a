import { formatNumber, formatShare } from '@/lib/format';
import type { Metric } from '@/models/model';

/** The metrics of the tiles: what a person calls them and what a good one is. */
export const metricWords: readonly { name: string; label: string; meaning: string }[] = [
  {
    name: 'auroc',
    label: 'AUROC',
    meaning: 'Chance that a positive patient has the higher risk of the two; 0.5 is a coin, 1 perfect',
  },
  {
    name: 'averagePrecision',
    label: 'Average precision',
    meaning: 'Precision averaged over all recalls; calling by chance gives the prevalence, 1 is perfect',
  },
  {
    name: 'brierScore',
    label: 'Brier score',
    meaning: 'Mean squared distance between risk and outcome; lower is better',
  },
  {
    name: 'logLoss',
    label: 'Log loss',
    meaning: 'Mean surprise at the outcome; lower is better, punishes confident errors',
  },
  {
    name: 'calibrationSlope',
    label: 'Calibration slope',
    meaning: '1 is right; below 1 the risks are too extreme, above 1 too timid',
  },
  {
    name: 'calibrationIntercept',
    label: 'Calibration intercept',
    meaning: '0 is right; above 0 the risks are too low on the whole',
  },
  {
    name: 'crossingRate',
    label: 'Crossing rate',
    meaning: 'Share of judgements with quantile levels out of order; lower is better',
  },
  {
    name: 'levelDisagreement',
    label: 'Level disagreement',
    meaning: 'Mean spread of the levels’ own estimates; 0 where they agree',
  },
];

/** The estimate as text; a rate in percent. "–" where it is undefined. */
export function metricText(name: string, metric: Metric | undefined): string {
  if (metric === undefined || metric.estimate === null) return '–';
  return show(name, metric.estimate);
}

/** "0.82 to 0.87", or why there is no interval. */
export function metricInterval(name: string, metric: Metric | undefined): string {
  if (metric === undefined) return 'not measured';
  if (metric.estimate === null) return metric.reason ?? 'undefined';
  return metric.low === null || metric.high === null ? '' : `${show(name, metric.low)} to ${show(name, metric.high)}`;
}

function show(name: string, value: number): string {
  return name === 'crossingRate' ? formatShare(value, 1) : formatNumber(value, 3);
}

import { formatNumber } from '@/lib/format';
import { betterWhen, type PairedMetricName } from '@/models/metrics/paired-metrics';
import type { Metric } from '@/models/model';

/** What a person calls each metric, the decimals at which it is read, and what it is. */
export const differenceWords: Readonly<
  Record<PairedMetricName, { readonly label: string; readonly digits: number; readonly meaning: string }>
> = {
  brierScore: { label: 'Brier score', digits: 4, meaning: 'Mean squared distance between risk and outcome' },
  logLoss: { label: 'log loss', digits: 4, meaning: 'Mean surprise at the outcome' },
  auroc: { label: 'AUROC', digits: 3, meaning: 'Chance that a positive patient has the higher risk of two' },
  averagePrecision: { label: 'average precision', digits: 3, meaning: 'Precision averaged over all recalls' },
  calibrationSlope: { label: 'calibration slope', digits: 2, meaning: '1 is right; neither more nor less is better' },
  calibrationIntercept: { label: 'calibration intercept', digits: 2, meaning: '0 is right, whichever way' },
  netBenefit: { label: 'net benefit', digits: 4, meaning: 'True positives less false ones at the threshold’s price' },
  sensitivity: { label: 'sensitivity', digits: 3, meaning: 'Net reclassification of patients with the outcome' },
  specificity: { label: 'specificity', digits: 3, meaning: 'Net reclassification of patients without it' },
  accuracy: { label: 'accuracy', digits: 3, meaning: 'Share of patients decided rightly' },
  f1: { label: 'F1', digits: 3, meaning: 'Harmonic mean of precision and sensitivity' },
  jaccard: { label: 'Jaccard index', digits: 3, meaning: 'True positives among all called or positive' },
  cohenKappa: { label: 'Cohen’s kappa', digits: 3, meaning: 'Agreement beyond chance' },
};

/** In the order of the page: the risks themselves first, then decisions at the threshold. */
export const ofTheRisks: readonly PairedMetricName[] = [
  ...(['brierScore', 'logLoss', 'auroc', 'averagePrecision', 'calibrationSlope', 'calibrationIntercept'] as const),
];
export const ofDecisions: readonly PairedMetricName[] = [
  ...(['netBenefit', 'sensitivity', 'specificity', 'accuracy', 'f1', 'jaccard', 'cohenKappa'] as const),
];

/** "−0.0003 (−0.0040 to +0.0030)", or why there is none. */
export function differenceText(name: PairedMetricName, { estimate, low, high, reason }: Metric): string {
  if (estimate === null) return `undefined: ${reason ?? 'no reason given'}`;
  const { digits } = differenceWords[name];
  const interval = low === null || high === null ? 'no interval' : `${signed(low, digits)} to ${signed(high, digits)}`;
  return `${signed(estimate, digits)} (${interval})`;
}

/**
 * The difference in a sentence: "sBQC’s Brier score is 0.0003 lower than logistic regression’s (−0.0040 to +0.0030): no difference
 * could be shown." What is not better nor worse by its side of zero only differs.
 */
export function differenceSentence(name: PairedMetricName, metric: Metric, own: string, baseline: string): string {
  const { label, digits } = differenceWords[name];
  const { estimate, low, high, reason } = metric;
  if (estimate === null)
    return `${own}’s ${label} has no difference from ${baseline}’s: ${reason ?? 'it is undefined'}.`;
  const size = formatNumber(Math.abs(estimate), digits);
  const reads0 = Number(Math.abs(estimate).toFixed(digits)) === 0;
  const than = reads0
    ? `${baseline}’s to ${digits} decimals`
    : `${size} ${estimate < 0 ? 'lower' : 'higher'} than ${baseline}’s`;
  if (low === null || high === null) return `${own}’s ${label} is ${than}; too few patients for an interval.`;
  const verdict = low <= 0 && high >= 0 ? 'no difference could be shown' : verdictOf(name, estimate);
  return `${own}’s ${label} is ${than} (${signed(low, digits)} to ${signed(high, digits)}): ${verdict}.`;
}

function verdictOf(name: PairedMetricName, estimate: number): string {
  if (betterWhen[name] === 'ideal') return 'the two differ';
  return (betterWhen[name] === 'lower') === estimate < 0 ? 'better' : 'worse';
}

/** With its sign, unless it reads as zero. */
function signed(value: number, digits: number): string {
  const text = formatNumber(value, digits);
  return Number(value.toFixed(digits)) > 0 ? `+${text}` : text;
}

import { formatNumber, formatShare, formatShareInterval } from '@/lib/format';
import type { DecisionMetricName } from '@/models/metrics/decision-metrics';
import type { Metric } from '@/models/model';

interface DecisionWords {
  readonly label: string;
  readonly meaning: string;
  readonly show: (value: number) => string;
}

const percent = (value: number) => formatShare(value);
const plain = (value: number) => formatNumber(value, 2);
/** Per 100 patients. */
const ofHundred = (value: number) => formatNumber(100 * value, 1);

/** What a person calls each metric of the decisions, and what it is. */
export const decisionMetricWords: Readonly<Record<DecisionMetricName, DecisionWords>> = {
  sensitivity: { label: 'Sensitivity', meaning: 'Of those with the outcome, how many are flagged', show: percent },
  specificity: { label: 'Specificity', meaning: 'Of those without it, how many are not flagged', show: percent },
  positivePredictiveValue: {
    label: 'PPV',
    meaning: 'Positive predictive value: of the flagged, how many have the outcome',
    show: percent,
  },
  negativePredictiveValue: {
    label: 'NPV',
    meaning: 'Negative predictive value: of those not flagged, how many do not have it',
    show: percent,
  },
  accuracy: { label: 'Accuracy', meaning: 'Share of patients decided rightly, both mistakes alike', show: percent },
  f1: { label: 'F1', meaning: 'Harmonic mean of PPV and sensitivity', show: plain },
  jaccard: { label: 'Jaccard index', meaning: 'Rightly flagged among all flagged or with the outcome', show: plain },
  cohenKappa: { label: 'Cohen’s kappa', meaning: 'Agreement of decision and outcome beyond chance', show: plain },
  netBenefit: {
    label: 'Net benefit',
    meaning: 'Per 100 patients: rightly flagged, less false alarms at the threshold’s price; treating nobody has 0',
    show: ofHundred,
  },
  netBenefitOverAll: {
    label: 'Over treating all',
    meaning: 'Per 100 patients: net benefit less that of flagging everybody',
    show: ofHundred,
  },
};

/** "87 %"; "–" where it is undefined. */
export function decisionText(name: DecisionMetricName, { estimate }: Metric): string {
  return estimate === null ? '–' : decisionMetricWords[name].show(estimate);
}

/** "82 to 91 %", or why there is none. */
export function decisionInterval(name: DecisionMetricName, { estimate, low, high, reason }: Metric): string {
  if (estimate === null) return reason ?? 'undefined';
  if (low === null || high === null) return 'no interval';
  const { show } = decisionMetricWords[name];
  return show === percent ? formatShareInterval(low, high) : `${show(low)} to ${show(high)}`;
}

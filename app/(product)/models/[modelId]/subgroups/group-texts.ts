/** The metrics of a group as a person reads them. */
import { formatNumber, formatShare, formatShareInterval } from '@/lib/format';
import { groupMetricNames, type GroupMetricName } from '@/models/metrics/subgroups/group-metrics';
import { groupDecisions, type ShownGroup } from '@/models/metrics/subgroups/subgroups';
import type { Metric } from '@/models/model';

export type ShownMetricName = GroupMetricName | 'sensitivity' | 'specificity';

interface GroupWords {
  readonly label: string;
  readonly share: boolean;
  readonly digits: number;
}

export const groupWords: Readonly<Record<ShownMetricName, GroupWords>> = {
  prevalence: { label: 'Prevalence', share: true, digits: 0 },
  meanRisk: { label: 'Mean risk', share: true, digits: 0 },
  observedToExpected: { label: 'Observed / expected', share: false, digits: 2 },
  auroc: { label: 'AUROC', share: false, digits: 3 },
  brierScore: { label: 'Brier score', share: false, digits: 3 },
  calibrationSlope: { label: 'Calibration slope', share: false, digits: 2 },
  calibrationIntercept: { label: 'Calibration intercept', share: false, digits: 2 },
  sensitivity: { label: 'Sensitivity', share: true, digits: 0 },
  specificity: { label: 'Specificity', share: true, digits: 0 },
};

export const shownMetricNames: readonly ShownMetricName[] = [...groupMetricNames, 'sensitivity', 'specificity'];

/** Everything that is shown of a group at a threshold. */
export function metricsOf(group: ShownGroup, threshold: number): Readonly<Record<ShownMetricName, Metric>> {
  return { ...group.metrics, ...groupDecisions(group, threshold) };
}

/** "0.823", "35 %"; "–" where it is undefined. */
export function groupText(name: ShownMetricName, { estimate }: Metric): string {
  return estimate === null ? '–' : show(name, estimate);
}

/** "0.795 to 0.857", or why there is none. */
export function groupInterval(name: ShownMetricName, { estimate, low, high, reason }: Metric): string {
  if (estimate === null) return reason ?? 'undefined';
  if (low === null || high === null) return 'no interval';
  return groupWords[name].share ? formatShareInterval(low, high) : `${show(name, low)} to ${show(name, high)}`;
}

function show(name: ShownMetricName, value: number): string {
  const { share, digits } = groupWords[name];
  return share ? formatShare(value, digits) : formatNumber(value, digits);
}

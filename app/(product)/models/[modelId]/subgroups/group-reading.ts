/** A forest plot in a sentence. */
import type { Metric } from '@/models/model';
import { groupInterval, groupText, groupWords, type ShownMetricName } from './group-texts';

export interface LabelledMetric {
  readonly label: string;
  readonly metric: Metric;
}

/**
 * "From 0.745 (0.672 to 0.822; 41 years and over) to 0.849 (0.742 to 0.934; under 24 years). No interval leaves out 0.823, that of all
 * patients."
 */
export function groupReading(
  name: ShownMetricName,
  groups: readonly LabelledMetric[],
  measure: { readonly at: number; readonly words: string } | null,
): string {
  const known = groups.filter(({ metric }) => metric.estimate !== null);
  const sorted = [...known].sort((a, b) => a.metric.estimate! - b.metric.estimate!);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  const { label } = groupWords[name];
  if (lowest === undefined || highest === undefined) return `${label} is known of no group that may be shown.`;
  const text = ({ label: group, metric }: LabelledMetric) =>
    `${groupText(name, metric)} (${groupInterval(name, metric)}; ${group})`;
  if (lowest === highest) return `${label} is known of one group alone: ${text(lowest)}.`;
  const range = `${label} goes from ${text(lowest)} to ${text(highest)}.`;
  return measure === null ? range : `${range} ${clearSentence(known, measure)}`;
}

function clearSentence(groups: readonly LabelledMetric[], { at, words }: { at: number; words: string }): string {
  const clear = groups.filter(({ metric: { low, high } }) => low !== null && high !== null && (low > at || high < at));
  if (clear.length === 0) return `No group’s interval leaves out ${words}.`;
  const names = clear.map(({ label }) => label);
  const list = names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} and ${names.at(-1)!}`;
  return `The ${names.length === 1 ? 'interval' : 'intervals'} of ${list} ${names.length === 1 ? 'leaves' : 'leave'} out ${words}.`;
}

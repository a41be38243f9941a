/** Groups of patients along a feature, in words. */
import type { Feature } from '@/models/features';
import type { Group, Partition } from '@/models/metrics/subgroups/partition';
import { LEAST_EVENTS, LEAST_PATIENTS, type Suppression } from '@/models/metrics/subgroups/suppress';
import { formatNumber } from './format';

/** "99 to under 117 mg/dl", a level's label, or "not measured". */
export function groupLabel(feature: Feature, group: Group): string {
  if (group.kind === 'missing') return 'not measured';
  if (group.kind === 'level') return feature.kind === 'categorical' ? feature.levelLabels[group.level]! : '–';
  const unit = feature.kind === 'numeric' && feature.unit !== null ? `\u00a0${feature.unit}` : '';
  if (group.kind === 'value') return `${formatNumber(group.value)}${unit}`;
  const { from, to } = group;
  if (from === null) return to === null ? 'all' : `under ${formatNumber(to)}${unit}`;
  return to === null
    ? `${formatNumber(from)}${unit} and over`
    : `${formatNumber(from)} to under ${formatNumber(to)}${unit}`;
}

/** How the groups came about, as a clause. */
export const partitionWords: Readonly<Record<Partition['by'], string>> = {
  levels: 'its levels',
  values: 'its values',
  quartiles: 'quartiles of the whole cohort',
  cuts: 'cuts that you chose',
};

/** Why a group is not shown. */
export const suppressionWords: Readonly<Record<Suppression, string>> = {
  fewPatients: `< ${LEAST_PATIENTS} patients, too few`,
  fewEvents: `< ${LEAST_EVENTS} with the outcome, too few`,
  fewNonEvents: `< ${LEAST_EVENTS} without the outcome, too few`,
  complementary: 'withheld, so that no small group can be worked out',
};

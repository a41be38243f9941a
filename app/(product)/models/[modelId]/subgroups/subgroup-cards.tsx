import { Card } from '@/app/components/card';
import { formatNumber } from '@/lib/format';
import { getApplication } from '@/lib/open-application';
import type { PartName } from '@/lib/services/get-judged-parts';
import { getSubgroups, type ModelSubgroups } from '@/lib/services/get-subgroups';
import { groupLabel, partitionWords } from '@/lib/subgroup-words';
import type { ThresholdChoice } from '@/lib/threshold-choice';
import { LEAST_EVENTS, LEAST_PATIENTS } from '@/models/metrics/subgroups/suppress';
import { thresholdText } from '../threshold/threshold-words';
import { GroupForests } from './group-forests';
import { GroupTable, type GroupRow } from './group-table';
import { metricsOf } from './group-texts';

interface SubgroupCardsProps {
  readonly modelId: string;
  readonly part: PartName;
  readonly feature: string;
  readonly cuts: readonly number[] | undefined;
  readonly choice: ThresholdChoice;
}

/** The groups of one feature: forest plots, then every number. */
export async function SubgroupCards({ choice, ...question }: SubgroupCardsProps) {
  const subgroups = await getSubgroups(await getApplication(), question);
  if (subgroups === null) return null;
  const threshold = thresholdText(choice.threshold);
  const [whole, ...groups] = rowsOf(subgroups, choice.threshold) as [GroupRow, ...GroupRow[]];
  const shown = groups.filter(({ metrics }) => metrics !== null);
  return (
    <>
      {shown.length > 0 && <GroupForests groups={shown} whole={whole} threshold={threshold} />}
      <Card title={`By ${subgroups.feature.label}`} description={aboutTable(subgroups, threshold)} padded={false}>
        <GroupTable caption={`Subgroups by ${subgroups.feature.label}`} rows={[whole, ...groups]} />
        {shown.length < groups.length && (
          <p className="border-t border-rule px-4 py-3 text-[13px] text-soft sm:px-5">
            Groups with fewer than {formatNumber(LEAST_PATIENTS)} patients, or fewer than {formatNumber(LEAST_EVENTS)}{' '}
            with or without the outcome, are not shown: too few to judge by, and too few to stay unknown. Where they
            could be worked out from the others and the whole, the smallest of the others is withheld with them.
          </p>
        )}
      </Card>
    </>
  );
}

function aboutTable({ by }: ModelSubgroups, threshold: string): string {
  return `Groups: ${partitionWords[by]}. 95 % intervals: Wilson’s for prevalence, sensitivity and specificity, bootstrap over the group’s patients for the others. Sensitivity and specificity from a risk of ${threshold} on.`;
}

function rowsOf({ feature, whole, groups }: ModelSubgroups, threshold: number): GroupRow[] {
  return [
    {
      ...{ label: 'All patients', n: whole.n, nEvents: whole.nEvents, suppressed: null },
      metrics: metricsOf(whole, threshold),
    },
    ...groups.map(({ group, suppressed, shown }) => ({
      ...{ label: groupLabel(feature, group), n: shown?.n ?? null, nEvents: shown?.nEvents ?? null, suppressed },
      metrics: shown && metricsOf(shown, threshold),
    })),
  ];
}

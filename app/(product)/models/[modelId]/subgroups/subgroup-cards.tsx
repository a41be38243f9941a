import { Card } from '@/app/components/card';
import { getApplication } from '@/lib/open-application';
import type { PartName } from '@/lib/services/get-judged-parts';
import { getSubgroups, type ModelSubgroups } from '@/lib/services/get-subgroups';
import { groupLabel, partitionWords, suppressionWords } from '@/lib/subgroup-words';
import type { ThresholdChoice } from '@/lib/threshold-choice';
import type { Feature } from '@/models/features';
import type { ShownGroup, Subgroup } from '@/models/metrics/subgroups/subgroups';
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
  const { feature } = subgroups;
  const whole = rowOf('All patients', subgroups.whole, choice.threshold);
  const groups = subgroups.groups.flatMap(({ group, shown }) =>
    shown === null ? [] : [rowOf(groupLabel(feature, group), shown, choice.threshold)],
  );
  const hidden = subgroups.groups.filter(({ suppressed }) => suppressed !== null);
  return (
    <>
      {groups.length > 0 && <GroupForests groups={groups} whole={whole} threshold={threshold} />}
      <Card title={`By ${feature.label}`} description={aboutTable(subgroups, threshold)} padded={false}>
        <GroupTable caption={`Subgroups by ${feature.label}`} rows={[whole, ...groups]} />
        {hidden.length > 0 && <HiddenGroups feature={feature} hidden={hidden} />}
      </Card>
    </>
  );
}

function HiddenGroups({ feature, hidden }: { feature: Feature; hidden: readonly Subgroup[] }) {
  return (
    <div className="border-t border-rule px-4 py-3 text-[13px] sm:px-5">
      <h3 className="font-medium">Not shown</h3>
      <ul className="mt-1">
        {hidden.map(({ group, suppressed }) => {
          const label = groupLabel(feature, group);
          return (
            <li key={label}>
              {label}: {suppressionWords[suppressed!]}
            </li>
          );
        })}
      </ul>
      <p className="mt-2 max-w-[110ch] text-soft">
        Groups with fewer than {LEAST_PATIENTS} patients, or fewer than {LEAST_EVENTS} with or without the outcome, are
        too few to judge by, and too few to stay unknown. Where they could be worked out from the other groups and all
        patients together, the smallest of the others is withheld with them.
      </p>
    </div>
  );
}

function aboutTable({ by }: ModelSubgroups, threshold: string): string {
  return `Groups: ${partitionWords[by]}. 95 % intervals: Wilson’s for prevalence, sensitivity and specificity, bootstrap over the group’s patients for the others. Sensitivity and specificity from a risk of ${threshold} on.`;
}

function rowOf(label: string, group: ShownGroup, threshold: number): GroupRow {
  return { label, n: group.n, nEvents: group.nEvents, metrics: metricsOf(group, threshold) };
}

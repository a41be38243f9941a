import { Card } from '@/app/components/card';
import { ForestChart } from '@/lib/charts/forest-chart';
import { groupReading, type LabelledMetric } from './group-reading';
import { groupInterval, groupText, groupWords, type ShownMetricName } from './group-texts';
import type { GroupRow } from './group-table';

interface GroupForestsProps {
  readonly groups: readonly GroupRow[];
  readonly whole: GroupRow;
  /** "20 %". */
  readonly threshold: string;
}

/** Discrimination, calibration and the decisions of each group, beside those of all patients. */
export function GroupForests({ groups, whole, threshold }: GroupForestsProps) {
  const forest = (name: ShownMetricName, about: string) => {
    const measured = measureOf(name, whole);
    const rows: LabelledMetric[] = groups.map(({ label, metrics }) => ({ label, metric: metrics[name] }));
    const reading = groupReading(name, rows, measured);
    return (
      <figure key={name} className="mx-auto w-full max-w-[470px] min-w-0">
        <h3 className="font-medium">{groupWords[name].label}</h3>
        <p className="text-[12.5px] text-soft">{about}</p>
        <ForestChart
          share={groupWords[name].share}
          measure={measured && { at: measured.at, label: measured.label }}
          description={reading}
          rows={rows.map(({ label, metric }) => ({
            ...{ label, estimate: metric.estimate, low: metric.low, high: metric.high },
            text: `${groupText(name, metric)} (${groupInterval(name, metric)})`,
          }))}
        />
        <figcaption className="mt-1 text-[13px] text-soft">{reading}</figcaption>
      </figure>
    );
  };
  return (
    <Card
      title="Group beside group"
      description="Lines: 95 % intervals. A full mark’s interval leaves the upright line out, an open mark’s does not."
    >
      <div className="grid gap-x-10 gap-y-7 lg:grid-cols-2">
        {forest('auroc', 'Does the risk tell positive from negative patients within the group?')}
        {forest('observedToExpected', 'Events over the sum of the risks: above 1 the risks are too low')}
        {forest('sensitivity', `Of those with the outcome, how many are flagged from ${threshold} on`)}
        {forest('specificity', `Of those without it, how many are not flagged from ${threshold} on`)}
      </div>
    </Card>
  );
}

/** Observed over expected is measured by 1, which is right; the others by what they are for all patients. */
function measureOf(name: ShownMetricName, whole: GroupRow): { at: number; label: string; words: string } | null {
  if (name === 'observedToExpected') return { at: 1, label: 'as expected', words: '1, where the risks are right' };
  const metric = whole.metrics[name];
  if (metric.estimate === null) return null;
  return { at: metric.estimate, label: 'all patients', words: `${groupText(name, metric)}, that of all patients` };
}

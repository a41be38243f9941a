import { DataTable, type Column } from '@/app/components/data-table';
import { formatCount } from '@/lib/format';
import type { Metric } from '@/models/model';
import { groupInterval, groupText, groupWords, shownMetricNames, type ShownMetricName } from './group-texts';

/** A group that may be shown, or all patients. */
export interface GroupRow {
  readonly label: string;
  readonly n: number;
  readonly nEvents: number;
  readonly metrics: Readonly<Record<ShownMetricName, Metric>>;
}

/** Group by group, every number with its interval under it. */
export function GroupTable({ rows, caption }: { rows: readonly GroupRow[]; caption: string }) {
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ label }) => label} />;
}

const columns: Column<GroupRow>[] = [
  { key: 'group', header: 'Group', phoneLabel: '', cell: ({ label }) => <span className="font-medium">{label}</span> },
  {
    key: 'n',
    header: 'Patients',
    align: 'right',
    className: 'whitespace-nowrap',
    cell: ({ n, nEvents }) => <Two above={formatCount(n)} below={formatCount(nEvents, 'event')} />,
  },
  ...shownMetricNames.map((name): Column<GroupRow> => ({
    key: name,
    header: groupWords[name].label,
    align: 'right',
    className: 'sm:max-w-28',
    cell: ({ metrics }) => <Two above={groupText(name, metrics[name])} below={groupInterval(name, metrics[name])} />,
  })),
];

function Two({ above, below }: { above: string; below: string }) {
  return (
    <>
      <span>{above}</span> <span className="text-[12px] text-soft sm:block xl:whitespace-nowrap">{below}</span>
    </>
  );
}

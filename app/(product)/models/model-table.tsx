import { Badge } from '@/app/components/badge';
import { DataTable, type Column } from '@/app/components/data-table';
import { ModelStateBadge } from '@/app/components/model-state-badge';
import { TableLink } from '@/app/components/table-link';
import { formatDate, shortVersion } from '@/lib/format';
import type { ModelRecord } from '@/lib/services/list-model-records';
import { lossNames } from '@/lib/loss-names';
import { metricText } from './metric-words';

const columns: Column<ModelRecord>[] = [
  {
    key: 'name',
    header: 'Model',
    phoneLabel: '',
    cell: ({ model }) => (
      <span className="flex flex-wrap items-baseline gap-x-2">
        <TableLink href={`/models/${model.id}`}>{model.name}</TableLink>
        <span className="text-[12.5px] text-soft">{shortVersion(model.version)}</span>
      </span>
    ),
  },
  {
    key: 'cohort',
    header: 'Cohort',
    cell: ({ model }) => (
      <span className="flex flex-wrap items-center gap-2">
        {model.cohortName}
        {model.simulatedFrom !== null && <Badge tone="warning">simulated</Badge>}
      </span>
    ),
  },
  { key: 'loss', header: 'Loss', cell: ({ model }) => lossNames[model.config.loss] },
  metricColumn('auroc', 'AUROC'),
  metricColumn('brierScore', 'Brier'),
  metricColumn('calibrationSlope', 'Calibration slope'),
  {
    key: 'trained',
    header: 'Trained',
    className: 'whitespace-nowrap',
    cell: ({ model }) => formatDate(model.createdAt),
  },
  { key: 'state', header: 'State', cell: ({ model }) => <ModelStateBadge model={model} /> },
];

/** Name, origin, how good out of fold, and whether clinicians see it. */
export function ModelTable({ models }: { models: readonly ModelRecord[] }) {
  return <DataTable caption="Models" columns={columns} rows={models} rowKey={({ model }) => model.id} />;
}

function metricColumn(name: string, label: string): Column<ModelRecord> {
  return {
    key: name,
    header: label,
    align: 'right',
    className: 'whitespace-nowrap',
    cell: ({ metrics }) => metricText(name, metrics[name]),
  };
}

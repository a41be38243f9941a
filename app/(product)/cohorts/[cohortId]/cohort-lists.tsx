import { Card } from '@/app/components/card';
import { DataTable } from '@/app/components/data-table';
import { ModelStateBadge } from '@/app/components/model-state-badge';
import { TableLink } from '@/app/components/table-link';
import { formatCount, formatDateTime, shortVersion } from '@/lib/format';
import type { listModels } from '@/lib/services/list-models';
import type { listRuns } from '@/lib/services/list-runs';
import { StateBadge } from '../../runs/state-badge';
import { lossNames } from '@/lib/loss-names';

type ListedModel = Awaited<ReturnType<typeof listModels>>[number];
type ListedRun = Awaited<ReturnType<typeof listRuns>>[number];

/** What was trained on this cohort. */
export function CohortModels({ models }: { models: readonly ListedModel[] }) {
  return (
    <Card title="Models" padded={models.length === 0}>
      {models.length === 0 ? (
        <p className="text-soft">None yet: a finished run yields one.</p>
      ) : (
        <DataTable
          caption="Models of this cohort"
          rows={models}
          rowKey={(model) => model.id}
          columns={[
            {
              key: 'name',
              header: 'Model',
              cell: (model) => <TableLink href={`/models/${model.id}`}>{model.name}</TableLink>,
            },
            { key: 'loss', header: 'Loss', cell: (model) => lossNames[model.config.loss] },
            { key: 'version', header: 'Version', cell: (model) => <code>{shortVersion(model.version)}</code> },
            { key: 'state', header: 'State', cell: (model) => <ModelStateBadge model={model} /> },
          ]}
        />
      )}
    </Card>
  );
}

/** The attempts, newest first. */
export function CohortRuns({ runs }: { runs: readonly ListedRun[] }) {
  if (runs.length === 0) return null;
  return (
    <Card title="Runs" padded={false}>
      <DataTable
        caption="Runs on this cohort"
        rows={runs}
        rowKey={(run) => run.id}
        columns={[
          {
            key: 'started',
            header: 'Started',
            cell: (run) => <TableLink href={`/runs/${run.id}`}>{formatDateTime(run.createdAt)}</TableLink>,
          },
          { key: 'loss', header: 'Loss', cell: (run) => lossNames[run.config.loss] },
          { key: 'members', header: 'Members', cell: (run) => formatCount(run.members) },
          {
            key: 'state',
            header: 'State',
            cell: (run) => <StateBadge state={run.state} />,
          },
        ]}
      />
    </Card>
  );
}

import { Badge } from '@/app/components/badge';
import { Card } from '@/app/components/card';
import { DataTable } from '@/app/components/data-table';
import { formatCount, formatDateTime, shortVersion } from '@/lib/format';
import type { listModels } from '@/lib/services/list-models';
import type { listRuns } from '@/lib/services/list-runs';
import Link from 'next/link';
import { StateBadge } from '../../runs/state-badge';
import { lossNames } from '../../runs/words';

type ListedModel = Awaited<ReturnType<typeof listModels>>[number];
type ListedRun = Awaited<ReturnType<typeof listRuns>>[number];

const link = 'font-medium hover:text-accent hover:underline';

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
              cell: (model) => (
                <Link href={`/models/${model.id}`} className={link}>
                  {model.name}
                </Link>
              ),
            },
            { key: 'loss', header: 'Loss', cell: (model) => lossNames[model.config.loss] },
            { key: 'version', header: 'Version', cell: (model) => <code>{shortVersion(model.version)}</code> },
            { key: 'published', header: 'Published', cell: publication },
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
            cell: (run) => (
              <Link href={`/runs/${run.id}`} className={link}>
                {formatDateTime(run.createdAt)}
              </Link>
            ),
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

function publication(model: ListedModel) {
  if (model.retiredAt !== null) return 'retired';
  return model.publishedAt === null ? 'no' : <Published />;
}

function Published() {
  return (
    <span>
      <Badge tone="success">published</Badge>
    </span>
  );
}

import { Badge } from '@/app/components/badge';
import { Card } from '@/app/components/card';
import { DataTable, type Column } from '@/app/components/data-table';
import { EmptyState } from '@/app/components/empty-state';
import { modelState, versionWords } from '@/app/components/model-choice';
import { TableLink } from '@/app/components/table-link';
import { RiskHistoryChart } from '@/lib/charts/risk-history-chart';
import { formatDateTime, formatInterval, formatRisk } from '@/lib/format';
import type { HistoryEntry } from '@/lib/services/history-entry';
import { historySentence, occasionWords } from './history-words';

interface HistoryBoardProps {
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
  /** Of the features, for naming values that were corrected. */
  readonly labels: readonly string[];
}

/** The chart of a patient's assessments, the sentence that reads it, and a row for each. */
export function HistoryBoard({ entries, labels }: HistoryBoardProps) {
  if (entries.length === 0) {
    return (
      <Card>
        <EmptyState title="No assessment yet.">They are kept here once a model has been published.</EmptyState>
      </Card>
    );
  }
  const sentence = historySentence(entries);
  const shown = entries.slice(-charted);
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,440px)_minmax(0,1fr)]">
      <Card
        title="Risk by one model after another"
        description={shown.length < entries.length ? `The newest ${charted} of ${entries.length}.` : undefined}
      >
        <div className="max-w-[440px]">
          <RiskHistoryChart
            risks={shown.map((entry) => ({
              key: entry.key,
              label: entry.model.name,
              under: underOf(entry),
              risk: entry.assessment.risk,
              low: entry.assessment.riskLow,
              high: entry.assessment.riskHigh,
              threshold: entry.threshold,
              inUse: entry.inUse,
            }))}
            description={`Risks with their intervals, oldest first. ${sentence} The numbers are in the table.`}
          />
        </div>
        <p className="mt-2 text-[12px] text-soft">
          Dot: risk; bar: interval; dashed stroke: the model’s threshold; hollow: not in use now.
        </p>
        <p className="mt-3 text-[13px]">{sentence}</p>
      </Card>
      <Card padded={false}>
        <DataTable
          caption="Assessments of this patient, oldest first"
          columns={columnsOf(labels)}
          rows={entries}
          rowKey={(entry) => entry.key}
        />
      </Card>
    </div>
  );
}

/** Rows that a chart can show at a glance; the table has all. */
const charted = 12;

function underOf({ model }: HistoryEntry): string {
  const state = modelState(model);
  const version = versionWords(model);
  // what is not in use now is hollow; the words are for what will never be, or never was
  return state === 'published' || state === 'published before' ? version : `${version} · ${state}`;
}

function columnsOf(labels: readonly string[]): Column<HistoryEntry>[] {
  return [
    {
      key: 'at',
      header: 'When',
      className: 'whitespace-nowrap',
      cell: ({ at, until }) => (
        <>
          {formatDateTime(at)}
          {until !== null && <span className="block text-[12.5px] text-soft">until {formatDateTime(until)}</span>}
        </>
      ),
    },
    {
      key: 'model',
      header: 'Model',
      cell: ({ model }) => (
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <TableLink href={`/models/${model.id}`}>{model.name}</TableLink>
          <span className="text-soft">{versionWords(model)}</span>
          {modelState(model) !== 'published' && <Badge>{modelState(model)}</Badge>}
        </span>
      ),
    },
    {
      key: 'risk',
      header: 'Risk',
      className: 'whitespace-nowrap',
      cell: ({ assessment: { risk, riskLow, riskHigh } }) => (
        <>
          <strong className="font-semibold">{formatRisk(risk)}</strong>{' '}
          <span className="text-[12.5px] text-soft">{formatInterval(riskLow, riskHigh)}</span>
        </>
      ),
    },
    {
      key: 'threshold',
      header: 'Threshold',
      cell: ({ assessment, threshold }) => (
        <>
          {assessment.risk >= threshold ? 'at or above' : 'below'}{' '}
          <span className="whitespace-nowrap">{formatRisk(threshold)}</span>
        </>
      ),
    },
    {
      key: 'who',
      header: 'Who and why',
      cell: (entry) => (
        <>
          {entry.who ?? 'no person on record'}{' '}
          <span className="block text-[12.5px] text-soft">{occasionWords(entry, labels)}</span>
        </>
      ),
    },
  ];
}

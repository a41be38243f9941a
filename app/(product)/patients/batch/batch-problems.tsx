import { Card } from '@/app/components/card';
import { DataTable, type Column } from '@/app/components/data-table';
import type { BatchProblem } from '@/lib/cohort/read-batch';
import { formatCount } from '@/lib/format';

const shownProblems = 200;

/** What was wrong with which line, and what that did; nothing where all was well. */
export function BatchProblems({ problems }: { problems: readonly BatchProblem[] }) {
  if (problems.length === 0) return null;
  const nLeftOut = new Set(problems.filter(({ effect }) => effect === 'left out').map(({ line }) => line)).size;
  const nMissing = problems.filter(({ effect }) => effect === 'taken as missing').length;
  const what = [
    nLeftOut > 0 ? `${formatCount(nLeftOut, 'patient')} left out` : '',
    nMissing > 0 ? `${formatCount(nMissing, 'value')} taken as missing` : '',
  ].filter((part) => part !== '');
  return (
    <Card
      title={`${formatCount(problems.length, 'problem')} in this file`}
      description={`${what.join(', ')}. Mend the file and choose it again to have all of them judged.`}
      className="mb-5"
      padded={false}
    >
      <div className="max-h-80 overflow-y-auto" tabIndex={0} role="group" aria-label="Problems of the file">
        <DataTable
          caption="Problems of the file, line by line"
          columns={columns}
          rows={problems.slice(0, shownProblems).map((problem, index) => ({ ...problem, key: String(index) }))}
          rowKey={({ key }) => key}
        />
      </div>
      {problems.length > shownProblems && (
        <p className="border-t border-rule px-5 py-3 text-[13px] text-soft">
          The first {shownProblems} of {formatCount(problems.length)}.
        </p>
      )}
    </Card>
  );
}

const columns: Column<BatchProblem & { readonly key: string }>[] = [
  { key: 'line', header: 'Line', cell: ({ line }) => formatCount(line) },
  { key: 'column', header: 'Column', cell: ({ column }) => column ?? 'whole row' },
  { key: 'sentence', header: 'Problem', className: 'break-words', cell: ({ sentence }) => sentence },
  { key: 'effect', header: 'So it was', className: 'whitespace-nowrap', cell: ({ effect }) => effect },
];

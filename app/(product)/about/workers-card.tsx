import { Badge } from '@/app/components/badge';
import { Card } from '@/app/components/card';
import { TableLink } from '@/app/components/table-link';
import { formatCount, formatDuration } from '@/lib/format';
import { engineWords } from '../runs/words';
import type { WorkerDescription } from '@/lib/services/list-workers';

interface WorkersCardProps {
  readonly workers: readonly WorkerDescription[];
  readonly silentSecondsAtMost: number;
  /** Whether the server itself is the only worker there can be. */
  readonly embedded: boolean;
}

/** Who trains: each machine, what it trains with, when it was last heard of and what it is at. */
export function WorkersCard({ workers, silentSecondsAtMost, embedded }: WorkersCardProps) {
  const description = embedded
    ? 'With the embedded database the server trains by itself.'
    : `A worker that has been silent for more than ${formatDuration(silentSecondsAtMost)} is taken for dead, and another goes on with its shard.`;
  return (
    <Card title="Workers" description={description} className="lg:col-span-2">
      {workers.length === 0 ? (
        <p className="text-soft">
          No worker is known. Start one with <code>npm run worker</code> on any machine that reaches the database and
          the data folder.
        </p>
      ) : (
        <ul className="divide-y divide-rule">
          {workers.map((worker) => (
            <WorkerLine key={worker.id} worker={worker} embedded={embedded} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function WorkerLine({ worker, embedded }: { worker: WorkerDescription; embedded: boolean }) {
  const { machine, processId, engine, lacks, alive, silentSeconds } = worker;
  const heard = `heard of ${formatDuration(silentSeconds)} ago`;
  return (
    <li className="grid gap-x-6 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
      <div className="min-w-0">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium break-all">{machine}</span>
          <Badge tone={stateOf(worker).tone}>{stateOf(worker).word}</Badge>
        </span>
        <span className="block text-[13px] text-soft">
          {embedded ? 'this server' : heard}, process {processId}
        </span>
      </div>
      <div className="min-w-0 text-[13px] text-soft">
        {alive && <Work worker={worker} />}
        <span className="block break-words">
          {engine === null
            ? 'Has not trained since it started.'
            : `Trained last with the ${engineWords(engine)}, on ${engine.device}.`}
        </span>
        {lacks.length > 0 && (
          <span className="block break-words">Leaves runs to others that began on {lacks.join(', ')}.</span>
        )}
      </div>
    </li>
  );
}

function stateOf({ alive, work }: WorkerDescription): { word: string; tone: 'success' | 'info' | 'error' } {
  if (!alive) return { word: 'silent', tone: 'error' };
  return work === null ? { word: 'waits for work', tone: 'success' } : { word: 'at work', tone: 'info' };
}

function Work({ worker: { work } }: { worker: WorkerDescription }) {
  if (work === null) return null;
  const what = work.position === null ? 'Puts a model together' : `Trains shard ${work.position + 1}`;
  const size = work.position === null ? '' : `, ${formatCount(work.members, 'member')}`;
  return (
    <span className="block text-ink">
      {what} of the run on <TableLink href={`/runs/${work.runId}`}>{work.cohortName}</TableLink>
      {size}.
    </span>
  );
}

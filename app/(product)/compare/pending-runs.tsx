'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useState } from 'react';
import { isLive, type RunView } from '@/app/api/runs/run-view';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { Notice } from '@/app/components/notice';
import { ProgressBar } from '@/app/components/progress-bar';
import { TableLink } from '@/app/components/table-link';
import { request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import { formatTimeLeft } from '@/lib/format';
import { lossNames } from '@/lib/loss-names';
import { rivalOptimizerOf } from '@/lib/rivals';
import { stateWords } from '../runs/words';

const everyMilliseconds = 1000;

/** The runs that a comparison waits for, each with how far it is; once none is under way the page fills itself. */
export function PendingRuns({ initial }: { initial: readonly RunView[] }) {
  const { runs, refresh } = useRuns(initial);
  const live = runs.filter(({ state }) => isLive(state));
  const { submit, pending, error } = useSubmit(async () => {
    for (const { id } of live) await request(`/api/runs/${id}/cancel`);
    await refresh();
  });
  const done = runs.reduce((sum, run) => sum + (isLive(run.state) ? run.progress.share : 1), 0) / runs.length;
  return (
    <Card
      title="In training"
      description="The comparison appears here as soon as all of them are at their end. You may leave this page and come back to its address."
      className="no-print"
    >
      <div className="flex flex-wrap items-end gap-4">
        <div className="min-w-[240px] grow">
          <ProgressBar
            label="Training the rivals"
            value={done}
            detail={overall(runs.length - live.length, runs.length)}
          />
        </div>
        <Button variant="danger" disabled={pending || live.length === 0} onClick={() => void submit()}>
          Cancel all
        </Button>
      </div>
      {error !== null && (
        <Notice tone="error" className="mt-3">
          {error}
        </Notice>
      )}
      <ul className="mt-4 grid gap-1.5">
        {runs.map((run) => (
          <li key={run.id} className="flex flex-wrap items-baseline gap-x-3">
            <TableLink href={`/runs/${run.id}`}>
              {lossNames[run.config.loss]}
              {run.config.loss === 'logistic' ? '' : `, ${rivalOptimizerOf(run.config)}`}
            </TableLink>
            <span className="text-[13px] text-soft">{stateText(run)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function useRuns(initial: readonly RunView[]) {
  const router = useRouter();
  const [runs, setRuns] = useState(initial);
  const anyLive = runs.some(({ state }) => isLive(state));
  const refresh = async (signal?: AbortSignal): Promise<void> => {
    const asked = await Promise.all(runs.map((run) => latest(run, signal)));
    if (signal?.aborted) return;
    setRuns(asked);
    if (!asked.some(({ state }) => isLive(state))) router.refresh();
  };
  const ask = useEffectEvent(refresh);
  useEffect(() => {
    if (!anyLive) return;
    const stop = new AbortController();
    const timer = setInterval(() => void ask(stop.signal), everyMilliseconds);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [anyLive]);
  return { runs, refresh };
}

/** The run as it is now; as it was where it is at its end or the server does not answer, for the next answer tells. */
async function latest(run: RunView, signal: AbortSignal | undefined): Promise<RunView> {
  if (!isLive(run.state)) return run;
  return request<RunView>(`/api/runs/${run.id}`, { method: 'GET', signal }).catch(() => run);
}

function overall(ended: number, all: number): string {
  return `${ended} of ${all} runs at their end`;
}

function stateText({ state, progress, waiting }: RunView): string {
  if (waiting !== null) return waiting;
  if (state !== 'running') return stateWords[state].word;
  const time = progress.secondsLeft === null ? '' : `, ${formatTimeLeft(progress.secondsLeft)}`;
  return `${stateWords[state].word}, ${Math.floor(100 * progress.share)}\u202f%${time}`;
}

'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/app/components/button';
import { Card } from '@/app/components/card';
import { Checkbox } from '@/app/components/checkbox';
import { Field } from '@/app/components/field';
import { Notice } from '@/app/components/notice';
import { ProgressBar } from '@/app/components/progress-bar';
import { Select } from '@/app/components/select';
import { asSentence, request } from '@/app/forms/request';
import { useSubmit } from '@/app/forms/use-submit';
import { formatTimeLeft } from '@/lib/format';
import type { MakingState } from '@/lib/reproduction/process/making';
import { reproducibleTargets, targetNames, type ReproducibleTarget } from '@/lib/reproduction/reproduction';
import { useMaking } from './use-making';

/** Has a table or figure made here, one at a time; tells how far it is and what became of the last one. */
export function StartCard({ initial }: { initial: MakingState | null }) {
  const router = useRouter();
  const { making, follow } = useMaking(initial, () => router.refresh());
  const [target, setTarget] = useState<ReproducibleTarget>('table3');
  const [quick, setQuick] = useState(false);
  const start = useSubmit(async () => {
    follow((await request<{ making: MakingState }>('/api/reproductions', { body: { target, quick } })).making);
  });
  const cancel = useSubmit(async () => {
    follow((await request<{ making: MakingState }>('/api/reproductions', { method: 'DELETE' })).making);
  });
  const error = start.error ?? cancel.error;
  return (
    <Card
      title="Reproduce"
      description="From the public cohorts of this installation, beside the server; pages are answered first. Results take the place of older ones below."
      className="no-print"
    >
      {making?.state === 'running' ? (
        <div className="flex flex-wrap items-end gap-4">
          <div className="min-w-[240px] grow">
            <ProgressBar
              label={`Reproducing ${targetNames[making.target]}`}
              value={making.share}
              detail={progressText(making)}
            />
          </div>
          <Button variant="danger" disabled={cancel.pending} onClick={() => void cancel.submit()}>
            Cancel
          </Button>
        </div>
      ) : (
        <form
          className="flex flex-wrap items-end gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            void start.submit();
          }}
        >
          <Field label="What" className="basis-56">
            <Select
              name="target"
              value={target}
              onChange={(event) => setTarget(event.target.value as ReproducibleTarget)}
              options={reproducibleTargets.map((value) => ({ value, label: targetNames[value] }))}
            />
          </Field>
          <div className="pb-2">
            <Checkbox
              name="quick"
              label="A quick look: 2 runs instead of 20"
              checked={quick}
              onChange={() => setQuick(!quick)}
            />
          </div>
          <Button type="submit" variant="primary" disabled={start.pending}>
            Reproduce
          </Button>
        </form>
      )}
      {error !== null && (
        <Notice tone="error" className="mt-4">
          {error}
        </Notice>
      )}
      {making !== null && <Outcome making={making} />}
    </Card>
  );
}

function Outcome({ making: { state, target, reason } }: { making: MakingState }) {
  const name = targetNames[target];
  if (state === 'failed')
    return (
      <Notice tone="error" className="mt-4" title={`${name} was not reproduced.`}>
        {asSentence(reason ?? 'something went wrong')}
      </Notice>
    );
  if (state === 'running') return null;
  return (
    <p role="status" className="mt-3 text-[13px] text-soft">
      {state === 'stored' ? `${name} is done and stands below.` : `${name} was cancelled; nothing of it is kept.`}
    </p>
  );
}

function progressText({ target, share, secondsLeft, what }: MakingState): string {
  const time = secondsLeft === null ? '' : `, ${formatTimeLeft(secondsLeft)}`;
  return `${targetNames[target]}: ${Math.floor(100 * share)}\u202f%${time}${what === '' ? '' : `; ${what}`}.`;
}

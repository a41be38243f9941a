import type { RunView } from '@/app/api/runs/run-view';
import { Card } from '@/app/components/card';
import { ProgressBar } from '@/app/components/progress-bar';
import { formatCount, formatDuration, formatNumber, formatTimeLeft } from '@/lib/format';

/** How far the run is, in numbers. */
export function RunProgressCard({ run }: { run: RunView }) {
  const { progress, state } = run;
  const { epoch, epochs, members, membersDone, learningRate, secondsLeft } = progress;
  return (
    <Card className="mb-4">
      <ProgressBar label="Training" value={state === 'running' ? progress.share : null} detail={sayWhere(run)} />
      <dl className="mt-4 grid grid-cols-2 gap-x-6 gap-y-3 border-t border-rule pt-4 sm:grid-cols-4">
        <Figure name="Epochs" value={`${formatCount(epoch)} of ${formatCount(epochs)}`} />
        <Figure name="Members done" value={`${formatCount(membersDone)} of ${formatCount(members)}`} />
        <Figure name="Learning rate" value={learningRate === null ? '–' : formatNumber(learningRate)} />
        <Figure name="Time left" value={secondsLeft === null ? '–' : formatDuration(secondsLeft)} />
      </dl>
    </Card>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-[12.5px] text-soft">{name}</dt>
      <dd className="text-[17px] font-semibold">{value}</dd>
    </div>
  );
}

function sayWhere({ state, progress }: RunView): string {
  if (state === 'queued') return 'Waiting for a worker.';
  if (state === 'assembling')
    return 'All members are trained; every patient is being judged and the model put together.';
  if (progress.secondsLeft === null) return 'Training; the time left is known after the first epochs.';
  return `Training, ${formatTimeLeft(progress.secondsLeft)}.`;
}

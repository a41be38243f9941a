import type { Application } from '@/lib/application';
import { RiskcurveError } from '@/lib/errors';
import { formatTimeLeft } from '@/lib/format';
import type { RunDetails } from '@/lib/services/get-run';
import { waitForRun } from '@/lib/services/wait-for-run';

/**
 * Waits for a run and says how far it is. Resolves to the id of its model.
 *
 * @throws RiskcurveError where the run crashed or was cancelled, with its reason
 */
export async function followRun(
  app: Application,
  options: { runId: string; progress: (line: string) => void; signal: AbortSignal },
): Promise<string> {
  const { runId, progress, signal } = options;
  const { run } = await waitForRun(app, { runId, signal, onProgress: (details) => progress(progressLine(details)) });
  if (run.state !== 'finished') {
    throw new RiskcurveError(
      'failed',
      `run ${runId} ${run.state === 'cancelled' ? 'was cancelled' : `crashed: ${run.reason}`}`,
    );
  }
  if (run.modelId === null) throw new RiskcurveError('failed', `run ${runId} finished without a model; train again`);
  return run.modelId;
}

function progressLine({ run, progress, waiting }: RunDetails): string {
  if (waiting !== null) return `waiting: ${waiting}`;
  if (run.state === 'queued') return 'queued';
  if (run.state === 'finished') return 'the model is ready';
  if (run.state === 'assembling') return 'assembling the model: judging every patient by members that never saw them';
  const parts = [
    `training: ${Math.round(100 * progress.share)} %`,
    `${progress.membersDone} of ${progress.members} members`,
    progress.loss === null ? null : `loss ${progress.loss.toFixed(4)}`,
    progress.crossingRate === null ? null : `crossings ${(100 * progress.crossingRate).toFixed(1)} %`,
    progress.secondsLeft === null ? null : formatTimeLeft(progress.secondsLeft),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

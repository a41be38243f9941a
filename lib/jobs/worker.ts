import { listLiveRunIds, releaseSilentAssembling } from '@/db/queries/runs';
import { requeueSilentShards } from '@/db/queries/shards';
import type { Application } from '../application';
import { codeVersion } from '../code-version';
import { logFault } from '../log';
import type { OpenRunQueue } from './run-queue';
import { createTrainerHost } from './trainer-host';
import type { TrainerJob } from './trainer-jobs';
import type { WorkerContext } from './worker-context';

const attemptsAtMost = 3;
/** Workers give a sign of life every two seconds. */
const silentSeconds = 30;
const settleEveryMs = 10_000;

/**
 * Starts doing jobs in this process and takes up what earlier workers left behind.
 * On the embedded database nobody else can be at work, so whatever looks busy was left by a process that is gone.
 */
export async function startWorker(
  app: Application,
  queue: OpenRunQueue,
  trainerFile: string,
): Promise<{ stop: () => Promise<void> }> {
  const stopping = new AbortController();
  const cancels = new Map<string, AbortController>();
  const host = createTrainerHost(trainerFile);
  const context: WorkerContext = {
    app,
    host,
    attemptsAtMost,
    codeVersion: await codeVersion(trainerFile),
    stopping: stopping.signal,
    cancelled: (runId) => controllerOf(cancels, runId).signal,
  };
  let current: Promise<void> = Promise.resolve();
  await settleLeftovers(app, app.databaseKind === 'embedded' ? 0 : silentSeconds);
  await queue.work({
    handle: (job) => (current = stopping.signal.aborted ? Promise.resolve() : handle(context, job, cancels)),
    cancelRun: (runId) => cancels.get(runId)?.abort(),
  });
  const settling = setInterval(() => {
    settleLeftovers(app, app.databaseKind === 'embedded' ? null : silentSeconds).catch((error: unknown) =>
      logFault('worker', error),
    );
  }, settleEveryMs);
  return {
    async stop() {
      clearInterval(settling);
      stopping.abort();
      host.stop();
      await current;
    },
  };
}

function controllerOf(cancels: Map<string, AbortController>, runId: string): AbortController {
  const controller = cancels.get(runId) ?? new AbortController();
  cancels.set(runId, controller);
  return controller;
}

/** The heavy parts are loaded with the first job. A fault that nobody foresaw must not end the worker. */
async function handle(context: WorkerContext, job: TrainerJob, cancels: Map<string, AbortController>): Promise<void> {
  try {
    if (job.kind === 'train-shard') {
      const { trainShard } = await import('./train-shard');
      await trainShard(context, job.runId, job.position);
    } else {
      const { assembleModel } = await import('./assemble-model');
      await assembleModel(context, job.runId);
    }
  } catch (error) {
    logFault(`job ${job.kind} of run ${job.runId}`, error);
  } finally {
    cancels.delete(job.runId);
  }
}

/** Frees what silent workers held (null: nobody else can be silent) and offers all work there is. */
async function settleLeftovers(app: Application, silent: number | null): Promise<void> {
  if (silent !== null) {
    await requeueSilentShards(app.database, silent);
    await releaseSilentAssembling(app.database, silent);
  }
  for (const runId of await listLiveRunIds(app.database)) await app.queue.offer(runId);
}

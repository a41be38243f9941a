import type { Application } from '../application';
import { codeVersion } from '../code-version';
import { logFault } from '../log';
import type { OpenRunQueue } from './run-queue';
import { freeSilentWork, offerLeftovers } from './settle-leftovers';
import { createTrainerHost } from './trainer-host';
import type { TrainerJob } from './trainer-jobs';
import type { WorkerContext } from './worker-context';
import { startWorkerSign, type WorkerSign } from './worker-sign';

const attemptsAtMost = 3;

/** Everything that follows from how long a worker may be silent (RISKCURVE_WORKER_SILENT_SECONDS): several signs and looks in that time. */
const timesOf = (silentSeconds: number) => ({
  signEveryMs: Math.min(2_000, (silentSeconds * 1000) / 6),
  settleEveryMs: Math.min(10_000, (silentSeconds * 1000) / 3),
});

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
  const { signEveryMs, settleEveryMs } = timesOf(app.environment.workerSilentSeconds);
  await freeSilentWork(app, app.databaseKind === 'embedded' ? 0 : app.environment.workerSilentSeconds);
  const sign = await startWorkerSign(app, signEveryMs);
  const context: WorkerContext = {
    app,
    host,
    sign,
    attemptsAtMost,
    signEveryMs,
    codeVersion: await codeVersion(trainerFile),
    stopping: stopping.signal,
    cancelled: (runId) => controllerOf(cancels, runId).signal,
  };
  let current: Promise<void> = Promise.resolve();
  await offerLeftovers(app, sign.unable());
  await queue.work({
    handle: (job) => (current = stopping.signal.aborted ? Promise.resolve() : handle(context, job, cancels)),
    cancelRun: (runId) => cancels.get(runId)?.abort(),
  });
  const settling = settleNowAndThen(app, sign, settleEveryMs);
  return {
    async stop() {
      clearInterval(settling);
      stopping.abort();
      host.stop();
      await current;
      await sign.stop();
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
      const { trainNextShard } = await import('./train-shard');
      await trainNextShard(context);
    } else {
      const { assembleModel } = await import('./assemble-model');
      await assembleModel(context, job.runId);
    }
  } catch (error) {
    logFault(`job ${job.kind} of run ${job.runId}`, error);
  } finally {
    // One job at a time: nobody else has a controller here.
    cancels.clear();
  }
}

/**
 * Frees what silent workers held and offers all work there is. After the database was away, silence proves nothing until everybody
 * has had time for a sign of life: so a worker that could not ask the last time frees nothing this time.
 */
function settleNowAndThen(app: Application, sign: WorkerSign, everyMs: number): NodeJS.Timeout {
  let askedAt = Date.now();
  const settle = async () => {
    const wasAway = Date.now() - askedAt > 2 * everyMs;
    // On the embedded database nobody else can be silent.
    if (app.databaseKind === 'postgres' && !wasAway) await freeSilentWork(app, app.environment.workerSilentSeconds);
    await offerLeftovers(app, sign.unable());
    askedAt = Date.now();
  };
  return setInterval(() => {
    settle().catch((error: unknown) => logFault('worker', error));
  }, everyMs);
}

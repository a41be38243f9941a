import { findNextShard } from '@/db/queries/next-shard';
import { claimShard, finishShard, releaseShard, reportShard } from '@/db/queries/shards';
import { engineKind } from '@/models/engines/engine-kind';
import { loadCohortData } from '../services/load-cohort-data';
import { keepAlive } from './keep-alive';
import { persevere } from './persevere';
import { removeUnneededFiles } from './remove-unneeded-files';
import { settleFailure } from './settle-failure';
import { createShardHistory } from './shard-history';
import { encodeShardResult } from './shard-result';
import { TrainerUnableError } from './trainer-host';
import type { WorkerContext } from './worker-context';

type Taken = NonNullable<Awaited<ReturnType<typeof claimShard>>>;
type History = ReturnType<typeof createShardHistory>;

/** Trains the shard whose turn it is and stores what it yields. Does nothing where there is none that this worker can train. */
export async function trainNextShard(context: WorkerContext): Promise<void> {
  const taken = await takeNextShard(context);
  if (taken === null) return;
  const { app, stopping } = context;
  const { run, shard, claim } = taken;
  const history = createShardHistory(run.config.epochs);
  const alive = keepAlive(() => reportShard(app.database, claim, history.take()), {
    signEveryMs: context.signEveryMs,
    hasNews: history.hasNews,
  });
  const release = (counted: boolean) => persevere(stopping, () => releaseShard(app.database, claim, counted));
  try {
    await storeResult(context, taken, await train(context, taken, history, alive.lost), history);
    await alive.stop();
  } catch (error) {
    await alive.stop();
    if (error instanceof TrainerUnableError) {
      await context.sign.lacks(engineKind(run.engine!), error.message);
      await release(false);
    } else await settleFailure(context, error, { runId: run.id, attempts: shard.attempts, release });
  }
  await app.queue.offer(run.id);
}

/** Of several workers that want the same one, one gets it; the others look again. */
async function takeNextShard({ app, sign, stopping }: WorkerContext): Promise<Taken | null> {
  while (!stopping.aborted) {
    const unable = sign.unable();
    const next = await findNextShard(app.database, unable);
    if (next === null) return null;
    const taken = await claimShard(app.database, next.runId, next.position, { id: sign.workerId, unable });
    if (taken !== null) return taken;
  }
  return null;
}

async function train(context: WorkerContext, { run, shard }: Taken, history: History, lost: AbortSignal) {
  const { app, host, stopping } = context;
  const cohort = await persevere(stopping, () => loadCohortData(app, { cohortId: run.cohortId }));
  return host.ask(
    {
      type: 'train-shard',
      cohort,
      config: run.config,
      memberIndices: shard.memberIndices,
      engine: run.requestedEngine,
      keptTo: run.engineKind === null ? null : run.engine,
    },
    {
      signal: AbortSignal.any([lost, stopping, context.cancelled(run.id)]),
      onProgress: (progress) => history.add(progress),
    },
  );
}

async function storeResult(
  { app, stopping, sign, codeVersion }: WorkerContext,
  { run, shard, claim }: Taken,
  { engineRecord, whyEngine, members, seconds }: Awaited<ReturnType<typeof train>>,
  history: History,
): Promise<void> {
  const resultFile = await app.files.put(encodeShardResult({ engineRecord, codeVersion, members }));
  const result = { resultFile, seconds, history: history.take(), claimId: claim.claimId };
  const engine = { engine: { ...engineRecord, why: whyEngine }, engineKind: engineKind(engineRecord) };
  const end = await persevere(stopping, () =>
    finishShard(app.database, run.id, shard.position, { ...result, ...engine }),
  );
  if (end !== 'stored') await removeUnneededFiles(app, { among: [resultFile] });
  await sign.trainedWith(engineRecord);
}

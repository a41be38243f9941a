import { findCohort } from '@/db/queries/cohorts';
import { insertModel } from '@/db/queries/models';
import { claimAssembling, releaseAssembling, touchAssembling, type Run } from '@/db/queries/runs';
import { listShards, repeatShard, type Shard } from '@/db/queries/shards';
import { loadCohortData } from '../services/load-cohort-data';
import { keepAlive } from './keep-alive';
import { settleFailure } from './settle-failure';
import { decodeShardResult, joinEngineRecords, type ShardResult } from './shard-result';
import { removeUnneededFiles } from './remove-unneeded-files';
import type { WorkerContext } from './worker-context';

/** Makes the model of a run whose shards are all finished, and finishes the run. Does nothing where another worker has it. */
export async function assembleModel(context: WorkerContext, runId: string): Promise<void> {
  const { app } = context;
  const run = await claimAssembling(app.database, runId);
  if (run === null) return;
  const alive = keepAlive(
    () => touchAssembling(app.database, runId),
    () => false,
  );
  const signal = AbortSignal.any([alive.lost, context.stopping, context.cancelled(runId)]);
  try {
    const shards = await listShards(app.database, runId);
    const results = await readResults(context, shards);
    if (results !== null) await storeModel(context, run, shards, results, signal);
    await alive.stop();
  } catch (error) {
    await alive.stop();
    await settleFailure(context, error, {
      runId,
      attempts: run.assembleAttempts,
      release: (counted) => releaseAssembling(app.database, runId, counted),
    });
  }
  await app.queue.offer(runId);
}

/** Null where a result file is lost or damaged: that shard is then trained once more. */
async function readResults({ app }: WorkerContext, shards: readonly Shard[]): Promise<ShardResult[] | null> {
  const results = await Promise.all(
    shards.map(async ({ runId, position, resultFile }) => {
      try {
        return decodeShardResult(await app.files.get(resultFile!));
      } catch {
        await app.files.remove(resultFile!);
        await repeatShard(app.database, runId, position);
        return null;
      }
    }),
  );
  return results.includes(null) ? null : (results as ShardResult[]);
}

async function storeModel(
  context: WorkerContext,
  run: Run,
  shards: readonly Shard[],
  results: readonly ShardResult[],
  signal: AbortSignal,
): Promise<void> {
  const { app, host, codeVersion } = context;
  const startedAt = Date.now();
  const engineRecord = joinEngineRecords(results.map((result) => result.engineRecord));
  const members = results.flatMap((result) => result.members).sort((a, b) => a.index - b.index);
  const cohort = await loadCohortData(app, { cohortId: run.cohortId });
  const reply = await host.ask(
    { type: 'assemble', cohort, config: run.config, engineRecord, codeVersion, members },
    { signal },
  );
  const version = await app.files.put(reply.modelFile);
  const training = shards.reduce((total, shard) => total + (shard.seconds ?? 0), 0);
  await insertModel(app.database, {
    runId: run.id,
    cohortId: run.cohortId,
    name: run.modelName ?? (await defaultName(context, run)),
    version,
    seconds: training + (Date.now() - startedAt) / 1000,
    evaluation: reply.evaluation,
    predictions: reply.predictions,
  });
  await removeUnneededFiles(app, { among: shards.map((shard) => shard.resultFile!) });
}

async function defaultName({ app }: WorkerContext, run: Run): Promise<string> {
  const cohort = await findCohort(app.database, run.cohortId);
  return `${cohort?.name ?? 'cohort'}-${run.config.loss}`;
}

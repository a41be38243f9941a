import { findCohort } from '@/db/queries/cohorts';
import { insertModel } from '@/db/queries/models';
import { claimAssembling, releaseAssembling, touchAssembling, type Run } from '@/db/queries/runs';
import { listShards, repeatShard, type Shard } from '@/db/queries/shards';
import { engineKind, reproducibleRecord } from '@/models/engines/engine-kind';
import type { Application } from '../application';
import { loadCohortData } from '../services/load-cohort-data';
import { keepAlive } from './keep-alive';
import { persevere } from './persevere';
import { settleFailure } from './settle-failure';
import { decodeShardResult, joinDistinct, joinEngineRecords, type ShardResult } from './shard-result';
import { removeUnneededFiles } from './remove-unneeded-files';
import type { WorkerContext } from './worker-context';

/** Makes the model of a run whose shards are all finished, and finishes the run. Does nothing where another worker has it. */
export async function assembleModel(context: WorkerContext, runId: string): Promise<void> {
  const { app, stopping, signEveryMs, sign } = context;
  const claimed = await claimAssembling(app.database, runId, sign.workerId);
  if (claimed === null) return;
  const { run, claim } = claimed;
  const alive = keepAlive(() => touchAssembling(app.database, claim), { signEveryMs });
  const signal = AbortSignal.any([alive.lost, stopping, context.cancelled(runId)]);
  try {
    const shards = await persevere(stopping, () => listShards(app.database, runId));
    const results = await readResults(context, run, shards);
    if (results !== null) await storeModel(context, run, shards, results, signal);
    await alive.stop();
  } catch (error) {
    await alive.stop();
    await settleFailure(context, error, {
      runId,
      attempts: run.assembleAttempts,
      release: (counted) => persevere(stopping, () => releaseAssembling(app.database, claim, counted)),
    });
  }
  await app.queue.offer(runId);
}

/** Null where a result file is lost or damaged, or of another kind of engine than the run's: that shard is then trained once more. */
async function readResults(
  { app, stopping }: WorkerContext,
  run: Run,
  shards: readonly Shard[],
): Promise<ShardResult[] | null> {
  const results = await Promise.all(
    shards.map(async ({ runId, position, resultFile }) => {
      const result = await readResult(app, resultFile!);
      if (result !== null && (run.engineKind ?? engineKind(result.engineRecord)) === engineKind(result.engineRecord))
        return result;
      await app.files.remove(resultFile!);
      await persevere(stopping, () => repeatShard(app.database, runId, position));
      return null;
    }),
  );
  return results.includes(null) ? null : (results as ShardResult[]);
}

async function readResult({ files }: Application, resultFile: string): Promise<ShardResult | null> {
  try {
    return decodeShardResult(await files.get(resultFile));
  } catch {
    return null;
  }
}

async function storeModel(
  context: WorkerContext,
  run: Run,
  shards: readonly Shard[],
  results: readonly ShardResult[],
  signal: AbortSignal,
): Promise<void> {
  const { app, host, stopping } = context;
  const startedAt = Date.now();
  const engine = joinEngineRecords(results.map((result) => result.engineRecord));
  const codeVersion = joinDistinct([context.codeVersion, ...results.map((result) => result.codeVersion)]);
  const members = results.flatMap((result) => result.members).sort((a, b) => a.index - b.index);
  const cohort = await persevere(stopping, () => loadCohortData(app, { cohortId: run.cohortId }));
  const reply = await host.ask(
    { type: 'assemble', cohort, config: run.config, engineRecord: reproducibleRecord(engine), codeVersion, members },
    { signal },
  );
  const version = await app.files.put(reply.modelFile);
  const training = shards.reduce((total, shard) => total + (shard.seconds ?? 0), 0);
  const model = {
    ...{ runId: run.id, cohortId: run.cohortId, version },
    engine: { ...engine, ...(run.engine?.why !== undefined && { why: run.engine.why }) },
    name: run.modelName ?? (await persevere(stopping, () => defaultName(context, run))),
    seconds: training + (Date.now() - startedAt) / 1000,
    evaluation: reply.evaluation,
    predictions: reply.predictions,
  };
  await persevere(stopping, () => insertModel(app.database, model));
  // Had a maintenance cleared the same bytes of an earlier run away just before they were named again, they are back now.
  await app.files.put(reply.modelFile);
  await removeUnneededFiles(app, { among: shards.map((shard) => shard.resultFile!) });
}

async function defaultName({ app }: WorkerContext, run: Run): Promise<string> {
  const cohort = await findCohort(app.database, run.cohortId);
  return `${cohort?.name ?? 'cohort'}-${run.config.loss}`;
}

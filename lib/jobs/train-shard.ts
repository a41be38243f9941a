import { claimShard, finishShard, releaseShard, reportShard } from '@/db/queries/shards';
import { loadCohortData } from '../services/load-cohort-data';
import { settleFailure } from './settle-failure';
import { createShardHistory } from './shard-history';
import { keepAlive } from './keep-alive';
import { encodeShardResult } from './shard-result';
import type { WorkerContext } from './worker-context';

/** Trains one shard and stores what it yields. Does nothing where another worker has it or the run has ended. */
export async function trainShard(context: WorkerContext, runId: string, position: number): Promise<void> {
  const { app, host } = context;
  const claimed = await claimShard(app.database, runId, position);
  if (claimed === null) return;
  const { run, shard } = claimed;
  const claim = { runId, position, attempt: shard.attempts };
  const history = createShardHistory(run.config.epochs);
  const alive = keepAlive(() => reportShard(app.database, claim, history.take()), history.hasNews);
  try {
    const cohort = await loadCohortData(app, { cohortId: run.cohortId });
    const reply = await host.ask(
      {
        type: 'train-shard',
        cohort,
        config: run.config,
        memberIndices: shard.memberIndices,
        engine: run.requestedEngine,
      },
      {
        signal: AbortSignal.any([alive.lost, context.stopping, context.cancelled(runId)]),
        onProgress: (progress) => history.add(progress),
      },
    );
    const { engineRecord, members, seconds } = reply;
    const resultFile = await app.files.put(encodeShardResult({ engineRecord, members }));
    await alive.stop();
    await finishShard(app.database, runId, position, {
      resultFile,
      seconds,
      engine: engineRecord,
      history: history.take(),
    });
  } catch (error) {
    await alive.stop();
    await settleFailure(context, error, {
      runId,
      attempts: shard.attempts,
      release: (counted) => releaseShard(app.database, claim, counted),
    });
  }
  await app.queue.offer(runId);
}

import { endRun, listLiveRuns } from '@/db/queries/runs';
import { releaseSilentAssembling, requeueSilentShards, type FreedWork } from '@/db/queries/silent-work';
import { removeSilentWorkers } from '@/db/queries/workers';
import type { Application } from '../application';

/** A machine that is switched off ten times is an accident; a shard that takes ten workers with it is not. */
const lossesAtMost = 10;
const forgottenAfterSeconds = 86_400;

/** Frees what workers held that have been silent that long, and gives up a run that keeps taking its workers with it. */
export async function freeSilentWork(app: Application, silentSeconds: number): Promise<void> {
  const freed = [
    ...(await requeueSilentShards(app.database, silentSeconds)),
    ...(await releaseSilentAssembling(app.database, silentSeconds)),
  ];
  for (const { runId, losses } of freed.filter(isHopeless)) {
    const reason = `its worker was lost ${losses} times at the same piece of work: give the machines more memory, or train smaller networks`;
    await endRun(app.database, runId, { state: 'crashed', reason });
  }
  await removeSilentWorkers(app.database, silentSeconds === 0 ? 0 : forgottenAfterSeconds);
}

const isHopeless = ({ losses }: FreedWork) => losses >= lossesAtMost;

/** Offers all work there is, but for runs that are kept to an engine which this worker lacks: others offer those. */
export async function offerLeftovers(app: Application, unable: readonly string[]): Promise<void> {
  for (const { id, engineKind } of await listLiveRuns(app.database)) {
    if (engineKind === null || !unable.includes(engineKind)) await app.queue.offer(id);
  }
}

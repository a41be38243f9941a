import type { Run } from '@/db/queries/runs';
import { listUnable } from '@/db/queries/workers';
import type { Application } from '../application';

/**
 * Why nothing will become of a run as things stand, in one sentence that names the mend; null where it goes on, or where it only
 * waits for its turn.
 */
export async function whyWaiting(app: Application, run: Run): Promise<string | null> {
  const { state, engineKind } = run;
  if (state !== 'queued' && state !== 'running' && state !== 'assembling') return null;
  const embedded = app.databaseKind === 'embedded';
  const alive = await listUnable(app.database, embedded ? null : app.environment.workerSilentSeconds);
  if (alive.length === 0) {
    return `no worker is alive: ${embedded ? 'start the server' : 'start the server, or npm run worker on any machine'}`;
  }
  if (engineKind === null || state === 'assembling' || alive.some((unable) => !(engineKind in unable))) return null;
  return (
    `the run began on ${engineKind}, so all of it must be trained there, and no worker that is alive has that ` +
    `(${alive[0]![engineKind]}): start a worker on such a machine, or cancel the run and start it again`
  );
}

/** A server that is killed in mid-run: what it finished is kept, the rest is done after the next start. */
import { afterEach, expect, it } from 'vitest';
import { openApplication } from '@/lib/open-application';
import { getRun } from '@/lib/services/get-run';
import { startRun } from '@/lib/services/start-run';
import { waitForRun } from '@/lib/services/wait-for-run';
import { defaultConfig } from '@/models/training/defaults';
import { createTestEnvironment } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';
import { killHard, startHolder, until } from '../../support/processes';
import { fakeTrainerFile, openTrainerOrders } from '../../support/trainer-orders';

const actor = { userId: null, name: 'test' };
const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** The second of three shards. */
const second = Array.from({ length: 25 }, (_, n) => 25 + n).join(',');

it('a run outlives the server that is killed in its middle', async () => {
  const orders = openTrainerOrders();
  orders.replace({ hold: '25:5' });
  const { environment, remove } = await createTestEnvironment('embedded');
  cleanups.push(orders.remove, remove);

  const before = await openApplication(environment, { startWorker: false });
  const cohort = await insertExampleCohort(before.database);
  const config = defaultConfig('sbqc', { epochs: 10, folds: 5, repeats: 15 });
  const { id: runId } = await startRun(before, { cohortId: cohort.id, config, actor });
  await before.close();

  const server = await startHolder('work', environment.home, fakeTrainerFile);
  expect(server.line).toBe('open');
  const refused = openApplication(environment, { startWorker: true });
  await expect(refused).rejects.toMatchObject({ kind: 'conflict' });
  await expect(refused).rejects.toThrow(`(process ${server.child.pid} on `);
  await until(() => orders.calls().includes(`train ${second}`), 'the second shard in training');
  await killHard(server.child);
  orders.release();

  const after = await openApplication(environment, { startWorker: true, trainerFile: fakeTrainerFile });
  cleanups.push(() => after.close());
  const { run, shards } = await waitForRun(after, { runId });
  expect(run.state).toBe('finished');
  // Being killed was no failure of the second shard.
  expect(shards.map((shard) => shard.attempts)).toEqual([1, 1, 1]);
  expect([orders.count('train '), orders.count('trained'), orders.count(`train ${second}`)]).toEqual([4, 3, 2]);
  expect((await getRun(after, { runId })).progress.share).toBe(1);
}, 120_000);

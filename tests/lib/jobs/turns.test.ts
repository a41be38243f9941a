/** Two analysts who start runs at the same time: neither waits for the other's to end. */
import { afterEach, describe, expect, it } from 'vitest';
import { findNextShard } from '@/db/queries/next-shard';
import { claimShard, finishShard } from '@/db/queries/shards';
import { users } from '@/db/schema';
import { startRun } from '@/lib/services/start-run';
import { defaultConfig } from '@/models/training/defaults';
import { databaseKinds, openTestApplication, type TestApplication } from '../../support/databases';
import { insertExampleCohort } from '../../support/example-cohort';

const engine = { engine: 'fused', backend: 'wasm-simd', device: 'a processor' } as const;
const yielded = { resultFile: 'a'.repeat(64), seconds: 1, engine, engineKind: 'fused on wasm-simd', history: [] };
let test: TestApplication;
afterEach(() => test.remove());

describe.each(databaseKinds)('shards on %s', (kind) => {
  /** Runs of so many shards each, in the order of their start: [person, shards]. */
  const queue = async (...wanted: readonly (readonly [string, number])[]) => {
    test = await openTestApplication({ kind });
    const { database } = test.app;
    const cohort = await insertExampleCohort(database);
    const names = new Map<string, string>();
    const people = new Map<string, string>();
    for (const [position, [person, shards]] of wanted.entries()) {
      if (!people.has(person)) {
        const row = { email: `${person}@example.org`, name: person, role: 'analyst' } as const;
        people.set(person, (await database.insert(users).values(row).returning())[0]!.id);
      }
      const actor = { userId: people.get(person)!, name: person };
      const config = defaultConfig('sbqc', { folds: 5, repeats: 5 * shards });
      const run = await startRun(test.app, { cohortId: cohort.id, config, actor });
      names.set(run.id, `${person}${position}`);
    }
    const take = async () => {
      const next = await findNextShard(database, []);
      if (next === null) return null;
      await claimShard(database, next.runId, next.position);
      return { ...next, name: names.get(next.runId)! };
    };
    const finish = ({ runId, position }: { runId: string; position: number }) =>
      finishShard(database, runId, position, yielded);
    return { take, finish };
  };

  it('go by turns among the people, and through one person’s runs in order', async () => {
    const { take, finish } = await queue(['ada', 4], ['ada', 1], ['ben', 2]);
    const order: string[] = [];
    for (let next = await take(); next !== null; next = await take()) {
      order.push(next.name);
      await finish(next);
    }
    expect(order).toEqual(['ada0', 'ben2', 'ada0', 'ben2', 'ada0', 'ada0', 'ada1']);
  });

  it('go to whoever has the fewest in training, so that a newcomer is served first', async () => {
    const { take, finish } = await queue(['ada', 5], ['ben', 3]);
    const taken = [await take(), await take(), await take(), await take()];
    expect(taken.map((shard) => shard!.name)).toEqual(['ada0', 'ben1', 'ada0', 'ben1']);
    await finish(taken[1]!);
    await finish(taken[3]!);
    expect((await take())!.name).toBe('ben1');
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const fakeTrainerFile = path.join(import.meta.dirname, 'fake-trainer.mjs');

/** A folder of orders for the fake trainer, handed to it through the environment of this process. */
export function openTrainerOrders() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'riskcurve-orders-'));
  process.env.FAKE_TRAINER_FOLDER = folder;
  const give = (name: string, order: string | number) => writeFileSync(path.join(folder, name), String(order));
  return {
    /** Takes back all earlier orders, forgets what was done, and gives these. */
    replace(orders: Readonly<Record<string, string | number>>) {
      for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
      give('calls', '');
      for (const [name, order] of Object.entries(orders)) give(name, order);
    },
    give,
    /** Lets a trainer that was told to hold go on. */
    release: () => ['hold', 'holdAssembling'].forEach((name) => rmSync(path.join(folder, name), { force: true })),
    /** What the trainer was asked and did, in order. */
    calls: () => readFileSync(path.join(folder, 'calls'), 'utf8').split('\n').filter(Boolean),
    /** The trainer processes that were given a shard, in order of their first. */
    processes(): number[] {
      const ids = this.calls().filter((call) => call.startsWith('process'));
      return [...new Set(ids)].map((call) => Number(call.split(' ')[1]));
    },
    /** How many of those began with the word. */
    count(word: string): number {
      return this.calls().filter((call) => call.startsWith(word)).length;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export const fakeTrainerFile = path.join(import.meta.dirname, 'fake-trainer.mjs');

/** A folder of orders for the fake trainer, handed to it through the environment of this process. */
export function giveTrainerOrders(orders: Readonly<Record<string, string | number>>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'riskcurve-orders-'));
  process.env.FAKE_TRAINER_FOLDER = folder;
  const give = (name: string, order: string | number) => writeFileSync(path.join(folder, name), String(order));
  give('calls', '');
  for (const [name, order] of Object.entries(orders)) give(name, order);
  return {
    folder,
    give,
    /** What the trainer was asked and did, in order. */
    calls: () => readFileSync(path.join(folder, 'calls'), 'utf8').split('\n').filter(Boolean),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

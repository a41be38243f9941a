/** Answers kept under a key: what a process that died, another person, or a day leave of them. */
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { answerOnce as AnswerOnce } from '@/lib/answer-once';

let home: string;
let answerOnce: typeof AnswerOnce;
beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-once-'));
  vi.resetModules(); // when it swept last is remembered
  ({ answerOnce } = await import('@/lib/answer-once'));
});
afterEach(() => rm(home, { recursive: true }));

const once = { owner: 'ana startRun', key: 'k', text: '{}' };
const age = async (minutes: number) => {
  const folder = path.join(home, 'api-idempotency');
  const [name] = await readdir(folder);
  const then = new Date(Date.now() - minutes * 60_000);
  await utimes(path.join(folder, name!), then, then);
  vi.resetModules();
  ({ answerOnce } = await import('@/lib/answer-once'));
};

it('gives the first answer again, to the same owner alone', async () => {
  const work = vi.fn().mockResolvedValueOnce({ n: 1 }).mockResolvedValueOnce({ n: 2 });
  expect(await answerOnce(home, once, work)).toEqual({ value: { n: 1 }, replayed: false });
  expect(await answerOnce(home, once, work)).toEqual({ value: { n: 1 }, replayed: true });
  expect(await answerOnce(home, { ...once, owner: 'ben startRun' }, work)).toEqual({
    value: { n: 2 },
    replayed: false,
  });
  expect(work).toHaveBeenCalledTimes(2);
});

it('keeps an answer for a day', async () => {
  const work = vi.fn().mockResolvedValue(1);
  await answerOnce(home, once, work);
  await age(23 * 60);
  expect((await answerOnce(home, once, work)).replayed).toBe(true);
  await age(25 * 60);
  expect((await answerOnce(home, once, work)).replayed).toBe(false);
});

it('lets another try ten minutes after a process died over it, and not before', async () => {
  const dead = new Promise<never>(() => {});
  void answerOnce(home, once, () => dead);
  await vi.waitFor(async () => expect(await readdir(path.join(home, 'api-idempotency'))).toHaveLength(1));
  await age(9);
  await expect(answerOnce(home, once, () => Promise.resolve(1))).rejects.toThrow('still under way');
  await age(11);
  expect(await answerOnce(home, once, () => Promise.resolve(1))).toEqual({ value: 1, replayed: false });
});

it('refuses a key that is too long', async () => {
  const long = { ...once, key: 'k'.repeat(256) };
  await expect(answerOnce(home, long, () => Promise.resolve(1))).rejects.toThrow('from 1 to 255 characters');
});

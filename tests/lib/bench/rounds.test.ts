import { expect, it, vi } from 'vitest';
import { runRounds } from '@/lib/bench/rounds';
import type { Contestant } from '@/lib/bench/section';

/** Notes its turns; its rounds take 1, 2, 3 ... ms, the warm-up included. */
function contestant(id: string, turns: string[], habits: Partial<Contestant> = {}): Contestant {
  let wall = 0;
  const run = () => {
    turns.push(id);
    wall++;
    return Promise.resolve({ wall, cpu: 10 * wall, facts: { turn: wall } });
  };
  return { id, name: id.toUpperCase(), run, ...habits };
}

it('runs everyone once a round, another one first each time, after a warm-up that does not count', async () => {
  const turns: string[] = [];
  const entries = await runRounds(
    ['a', 'b', 'c'].map((id) => contestant(id, turns)),
    { rounds: 3 },
  );
  expect(turns.join('')).toBe('abcbcacababc');
  for (const { times, reason, facts } of entries) {
    expect(times).toEqual({ wall: { median: 3, least: 2 }, cpu: { median: 30, least: 20 }, rounds: 3 });
    expect({ reason, facts }).toEqual({ reason: null, facts: { turn: 4 } });
  }
});

it('lets the slow ones off the warm-up and the later rounds', async () => {
  const turns: string[] = [];
  const slow = contestant('s', turns, { warmUp: false, mostRounds: 2 });
  const [, entry] = await runRounds([contestant('a', turns), slow], { rounds: 4 });
  expect(turns.filter((id) => id === 's')).toHaveLength(2);
  expect(turns.filter((id) => id === 'a')).toHaveLength(5);
  expect(entry!.times).toEqual({ wall: { median: 1.5, least: 1 }, cpu: { median: 15, least: 10 }, rounds: 2 });
});

it('says who is missing and who failed, and goes on with the others', async () => {
  const turns: string[] = [];
  const run = vi.fn().mockResolvedValueOnce({ wall: 1, cpu: 1 }).mockRejectedValue(new Error('no memory'));
  const failing = contestant('f', turns, { run });
  const absent = { id: 'x', name: 'X', absent: 'not installed' };
  const entries = await runRounds([absent, failing, contestant('a', turns)], { rounds: 3 });
  expect(entries.map(({ id, reason }) => [id, reason])).toEqual([
    ['x', 'not installed'],
    ['f', 'failed: no memory'],
    ['a', null],
  ]);
  expect(entries.map(({ times }) => times?.rounds ?? null)).toEqual([null, null, 3]);
  expect(run).toHaveBeenCalledTimes(2);
});

it('keeps the reason why someone must not be compared beside the times', async () => {
  const [entry] = await runRounds([contestant('a', [], { disagrees: 'another loss' })], { rounds: 1 });
  expect(entry!.reason).toBe('another loss');
  expect(entry!.times!.rounds).toBe(1);
});

it('stops between two runs once it is interrupted', async () => {
  const turns: string[] = [];
  const interruption = new AbortController();
  const told: [string, number][] = [];
  const onRun = (name: string, round: number): void => {
    told.push([name, round]);
    if (round === 1) interruption.abort();
  };
  const running = runRounds([contestant('a', turns), contestant('b', turns)], {
    ...{ rounds: 5, onRun },
    signal: interruption.signal,
  });
  await expect(running).rejects.toThrow('aborted');
  expect(told).toEqual([
    ['A', 0],
    ['B', 0],
    ['B', 1],
  ]);
  expect(turns.join('')).toBe('abb');
});

import { expect, it } from 'vitest';
import { ratioOf, summarize, timed, type Clock } from '@/lib/bench/times';

it('divides wall and processor time of a call by its units', async () => {
  let now = { wall: 1000, cpu: 50 };
  const clock: Clock = { wall: () => now.wall, cpu: () => now.cpu };
  const work = async (): Promise<void> => {
    await Promise.resolve();
    now = { wall: 1240, cpu: 130 };
  };
  expect(await timed(work, 8, clock)).toEqual({ wall: 30, cpu: 10 });
});

it('takes medians and least values, of an odd and an even number of rounds', () => {
  const odd = [9, 1, 5].map((wall) => ({ wall, cpu: wall / 2 }));
  expect(summarize(odd)).toEqual({ wall: { median: 5, least: 1 }, cpu: { median: 2.5, least: 0.5 }, rounds: 3 });
  const even = [10, 2, 4, 100].map((wall) => ({ wall, cpu: 1 }));
  expect(summarize(even).wall).toEqual({ median: 7, least: 2 });
});

it('has no processor time where a round had none', () => {
  const times = [
    { wall: 1, cpu: 1 },
    { wall: 3, cpu: null },
  ];
  expect(summarize(times)).toEqual({ wall: { median: 2, least: 1 }, cpu: null, rounds: 2 });
  expect(() => summarize([])).toThrow('at least one value');
});

it('is a ratio of medians, the slower over the faster', () => {
  const slower = summarize([30, 60, 50].map((wall) => ({ wall, cpu: 40 })));
  const faster = summarize([1, 2, 4].map((wall) => ({ wall, cpu: 1 })));
  expect(ratioOf(slower, faster)).toEqual({ wall: 25, cpu: 40 });
  expect(ratioOf(slower, summarize([{ wall: 2, cpu: null }]))).toEqual({ wall: 25, cpu: null });
});

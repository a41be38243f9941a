import { expect, it } from 'vitest';
import { compare, judge } from '@/lib/bench/compare';
import type { Entry } from '@/lib/bench/rounds';
import { summarize } from '@/lib/bench/times';

function entry(id: string, wall: number, given: Partial<Entry> = {}): Entry {
  return { id, name: id.toUpperCase(), times: summarize([{ wall, cpu: wall }]), reason: null, facts: {}, ...given };
}

const entries = [
  entry('ours', 4),
  entry('peer', 100),
  entry('missing', 1, { times: null, reason: 'not installed' }),
  entry('other', 80, { reason: 'another loss' }),
];
const against = (slower: string, atLeast: number | null = null) =>
  compare(entries, { faster: 'ours', slower, atLeast });

it('tells how many times as long the slower takes, and whether that is as wanted', () => {
  expect(against('peer')).toMatchObject({ faster: 'OURS', slower: 'PEER', ratio: { wall: 25, cpu: 25 }, met: null });
  expect(against('peer', 25).met).toBe(true);
  expect(against('peer', 26).met).toBe(false);
});

it('leaves processor times out where they say nothing', () => {
  const result = compare(entries, { faster: 'ours', slower: 'peer', atLeast: 20, byWallAlone: true });
  expect(result).toMatchObject({ ratio: { wall: 25, cpu: null }, met: true });
});

it.each([
  ['missing', 'not installed'],
  ['other', 'another loss'],
])('tells no ratio to one that is %s, but why', (slower, reason) => {
  expect(against(slower, 2)).toMatchObject({ ratio: null, reason, met: null });
});

it('tells none of our own either where we are missing', () => {
  const nothing = [entry('ours', 1, { times: null, reason: 'not built' }), entry('peer', 100)];
  const result = compare(nothing, { faster: 'ours', slower: 'peer', atLeast: 1 });
  expect(result).toMatchObject({ ratio: null, reason: 'not built', met: null });
});

it('judges a goal in the unit of its section', () => {
  const started = [entry('start', 149), entry('late', 150), entry('missing', 0, { times: null })];
  const met = (id: string) => judge(started, { id, below: 0.15 }, 's').met;
  expect(['start', 'late', 'missing'].map(met)).toEqual([true, false, null]);
  expect(judge(started, { id: 'late', below: 151 }, 'ms')).toEqual({ id: 'late', name: 'LATE', below: 151, met: true });
});

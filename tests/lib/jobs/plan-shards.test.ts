import { describe, expect, it } from 'vitest';
import { planShards } from '@/lib/jobs/plan-shards';
import { createShardHistory } from '@/lib/jobs/shard-history';
import { defaultConfig } from '@/models/training/defaults';

describe('the shards of a run', () => {
  it.each([1, 7, 25, 26, 99, 100, 101, 1000])('hold each of %i members once, in order, evenly', (nMembers) => {
    const shards = planShards(defaultConfig('sbqc'), nMembers, 768);
    expect(shards.flat()).toEqual(Array.from({ length: nMembers }, (_, index) => index));
    const sizes = shards.map((shard) => shard.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(25);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    expect(shards).toHaveLength(Math.ceil(nMembers / 25));
  });

  it('are small where networks and cohort are large, down to a single member', () => {
    const large = defaultConfig('sbqc', { hiddenUnits: [1000, 1000], epochs: 200 });
    expect(planShards(large, 10, 50_000).map((shard) => shard.length)).toEqual(Array(10).fill(1));
  });
});

describe('the history of a shard', () => {
  const entry = (epoch: number, epochs: number) => ({ epoch, epochs, loss: 0, crossingRate: 0, learningRate: 0 });

  it('holds every epoch of a short training and thins out a long one, keeping the last', () => {
    for (const [epochs, kept] of [
      [50, 50],
      [10_000, 401],
    ] as const) {
      const history = createShardHistory(epochs);
      for (let epoch = 0; epoch < epochs; epoch++) history.add(entry(epoch, epochs));
      const taken = history.take();
      expect(taken).toHaveLength(kept);
      expect(taken.at(-1)!.epoch).toBe(epochs - 1);
    }
  });

  it('has news until they are taken', () => {
    const history = createShardHistory(10);
    expect(history.hasNews()).toBe(false);
    history.add(entry(0, 10));
    expect(history.hasNews()).toBe(true);
    history.take();
    expect(history.hasNews()).toBe(false);
  });
});

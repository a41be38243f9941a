import { describe, expect, it } from 'vitest';
import type { Run } from '@/db/queries/runs';
import type { Shard } from '@/db/queries/shards';
import { runProgress } from '@/lib/services/run-progress';
import { defaultConfig } from '@/models/training/defaults';

const startedAt = new Date('2026-01-01T00:00:00Z');
const run = { state: 'running', startedAt, config: defaultConfig('sbqc', { epochs: 10 }) } as Run;

/** A shard of so many members with `losses.length` epochs behind it. */
function shard(members: number, state: Shard['state'], losses: number[], seconds: number | null = null): Shard {
  const history = losses.map((loss, epoch) => ({
    epoch,
    epochs: 10,
    loss,
    crossingRate: loss / 10,
    learningRate: 0.001,
  }));
  return { state, history, seconds, memberIndices: Array.from({ length: members }, (_, n) => n) } as Shard;
}
const tenth = Array.from({ length: 10 }, () => 0.5);

describe('the progress of a run', () => {
  it('is nothing before it begins', () => {
    const queued = { ...run, state: 'queued', startedAt: null } as Run;
    const progress = runProgress(queued, [shard(20, 'queued', []), shard(20, 'queued', [])]);
    expect(progress).toMatchObject({ epoch: 0, epochs: 10, share: 0, loss: null, secondsLeft: null, members: 40 });
    expect(progress.history).toEqual([]);
  });

  it('weighs shards by their members, epoch by epoch', () => {
    // 30 members finished, 10 at epoch 2 of 10: 320 of 400 member-epochs.
    const shards = [shard(30, 'finished', tenth, 60), shard(10, 'running', [0.9, 0.7])];
    const progress = runProgress(run, shards);
    expect(progress).toMatchObject({
      epoch: 8,
      share: 0.8,
      membersDone: 30,
      members: 40,
      loss: 0.7,
      crossingRate: 0.7 / 10,
    });
    expect(progress.history[0]!.loss).toBeCloseTo((30 * 0.5 + 10 * 0.9) / 40, 12);
    expect(progress.history[5]!.loss).toBeCloseTo(0.5, 12);
    // 300 member-epochs took 60 s, 80 are left.
    expect(progress.secondsLeft).toBeCloseTo(16, 12);
  });

  it('tells the time left within the first shard by the epochs after the first', () => {
    // The first epoch ends after 5 s, most of them the start of the trainer; each further one takes 2 s.
    const shards = (epochs: number) => {
      const first = shard(10, 'running', tenth.slice(0, epochs));
      const history = first.history.map((progress) => ({ ...progress, seconds: 5 + 2 * progress.epoch }));
      return [{ ...first, history }, shard(10, 'queued', [])];
    };
    expect(runProgress(run, shards(1)).secondsLeft).toBeNull();
    // 3 of 20 epochs are done, counted over both shards.
    expect(runProgress(run, shards(3)).secondsLeft).toBeCloseTo(17 * 2, 12);
    expect(runProgress(run, shards(3)).history[0]).not.toHaveProperty('seconds');
  });

  it('halves the time left where two workers share it', () => {
    const one = [shard(10, 'finished', tenth, 20), shard(10, 'running', []), shard(10, 'queued', [])];
    const two = [shard(10, 'finished', tenth, 20), shard(10, 'running', []), shard(10, 'running', [])];
    expect(runProgress(run, one).secondsLeft).toBeCloseTo(40, 12);
    expect(runProgress(run, two).secondsLeft).toBeCloseTo(20, 12);
  });

  it('lets a shard that stopped early stand with its last epoch, and adds up who has stopped', () => {
    const watched = (members: number, state: Shard['state'], losses: number[], stopped: number[]) => {
      const plain = shard(members, state, losses);
      const history = plain.history.map((progress, at) => {
        return { ...progress, validationLoss: 2 * progress.loss, stopped: { 'early stopping': stopped[at]! } };
      });
      return { ...plain, history } as Shard;
    };
    const { history } = runProgress(run, [
      watched(30, 'finished', [0.5, 0.4], [12, 30]),
      watched(10, 'running', [0.9, 0.8, 0.7], [0, 1, 2]),
      shard(10, 'queued', []),
    ]);
    expect(history.map(({ stopped }) => stopped)).toEqual([12, 31, 32].map((count) => ({ 'early stopping': count })));
    expect(history[2]!.loss).toBeCloseTo((30 * 0.4 + 10 * 0.7) / 40, 12);
    expect(history[2]!.validationLoss).toBeCloseTo(2 * history[2]!.loss, 12);
    expect(history[2]!.epoch).toBe(2);
    expect(runProgress(run, [shard(10, 'running', [0.5])]).history[0]).not.toHaveProperty('stopped');
  });

  it('counts a shard that stopped early as done', () => {
    expect(runProgress(run, [shard(10, 'finished', [0.5, 0.4], 5)]).share).toBe(1);
  });
});

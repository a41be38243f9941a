/** Epochs to a goal, and the measurement on a small cohort. */
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseEngine } from '@/models/engines/choose';
import { ExactEngine } from '@/models/engines/exact-engine';
import type { TrainingEngine } from '@/models/engines/types';
import { logLoss } from '@/models/metrics/log-loss';
import {
  constantRates,
  epochsTo,
  measureConvergence,
  reachedBy,
  rules,
  type ConvergenceResult,
} from '@/models/reproduction/convergence';
import { logistic, planProtocol, protocolConfig } from '@/models/reproduction/protocol';
import { scoresAtHalf } from '@/models/reproduction/scores';
import { judgeRows, trainNetworks } from '@/models/reproduction/train-networks';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { smallCohort } from '../training/small-cohort';

describe('epochs to a goal', () => {
  it('count from one to the first that is at it or beyond', () => {
    expect(epochsTo([0.5, 0.7, 0.6], 0.7, 'above')).toBe(2);
    expect(epochsTo([0.9, 0.4, 0.2], 0.3, 'below')).toBe(3);
    expect(epochsTo([0.9, 0.4], 0.3, 'below')).toBeNull();
  });

  it('have a median and quartiles that were measured; a run that never came there is later than all others', () => {
    expect(reachedBy([4, 1, 3, 2])).toMatchObject({ median: 2, low: 1, high: 3 });
    expect(reachedBy([5, null, 1, 2, null])).toMatchObject({ median: 5, low: 2, high: null });
    expect(reachedBy([null, 1, null])).toMatchObject({ median: null, low: 1, high: null });
  });
});

it('the rules are six constant rates and two of LALR, the same for both losses', () => {
  expect(rules.map(({ loss, optimizer, learningRate }) => [loss, optimizer, learningRate])).toEqual(
    ['sbqc', 'bce'].flatMap((loss) => [
      ...constantRates.map((rate) => [loss, 'adam', rate]),
      [loss, 'lalr', undefined],
      [loss, 'lalr-published', undefined],
    ]),
  );
  for (const rule of rules) {
    const { optimizer, learningRateSchedule, epochs } = protocolConfig(rule, 1);
    expect([optimizer, learningRateSchedule, epochs]).toEqual([rule.optimizer, 'constant', 50]);
    if (rule.learningRate) expect(protocolConfig(rule, 1).learningRate).toBe(rule.learningRate);
  }
});

describe('a measurement', () => {
  const cohort = smallCohort(101);
  const runs = 3;
  let engine: TrainingEngine;
  let result: ConvergenceResult;
  const shares: number[] = [];
  beforeAll(async () => {
    await bundleFused();
    engine = await chooseEngine('fused');
    result = await measureConvergence(cohort, {
      engine,
      runs,
      seed: 3,
      onProgress: (share) => void shares.push(share),
    });
  });
  const find = (loss: string, optimizer: string, rate?: number) =>
    result.rules.find((rule) => rule.loss === loss && rule.optimizer === optimizer && rule.learningRate === rate)!;
  const plan = () => planProtocol(cohort.labels, { runs, seed: 3 }).filter(({ fold }) => fold === 0);
  const heldOut = ({ foldRows, holdoutRows }: ReturnType<typeof plan>[number]) => [...foldRows, ...holdoutRows];

  it('judges on all that the network never saw, and tells how far it is', () => {
    expect(result.nHeldOut).toBe(101 - plan()[0]!.trainingRows.length);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('sets its goals by the constant 0.01 and by logistic regression', async () => {
    expect(find('sbqc', 'adam', 0.01).reached.accuracy.epochs).not.toContain(null);
    const exact = await trainNetworks(cohort, plan(), { engine: new ExactEngine(), arm: logistic });
    const losses = exact.map((network) => {
      const rows = Int32Array.from(heldOut(network.planned));
      const labels = rows.map((row) => cohort.labels[row]!);
      return logLoss(judgeRows(network, cohort, rows), labels).estimate!;
    });
    expect(result.goal.logLoss).toBeCloseTo(losses.reduce((sum, loss) => sum + loss, 0) / runs, 12);
  });

  it('follows the very networks that the table would train', async () => {
    const trained = await trainNetworks(cohort, plan(), { engine, arm: { loss: 'bce', optimizer: 'adam' } });
    const accuracies = trained.map((network) => {
      const rows = Int32Array.from(heldOut(network.planned));
      return scoresAtHalf(
        judgeRows(network, cohort, rows),
        rows.map((row) => cohort.labels[row]!),
      ).accuracy;
    });
    const { mean, rates } = find('bce', 'adam', 0.01);
    expect(mean.accuracy.at(-1)).toBeCloseTo(accuracies.reduce((sum, value) => sum + value, 0) / runs, 12);
    expect(mean.accuracy).toHaveLength(50);
    expect(new Set(rates)).toEqual(new Set([0.01]));
  });

  it('finds a tiny rate slower than a sensible one, and notes the rates that LALR set', () => {
    const [tiny, sensible] = [find('bce', 'adam', 0.0003), find('bce', 'adam', 0.01)];
    expect(tiny.mean.logLoss[0]! - sensible.mean.logLoss[0]!).toBeGreaterThan(0.01);
    const { rates } = find('sbqc', 'lalr-published');
    expect(rates).toHaveLength(50);
    expect(new Set(rates).size).toBeGreaterThan(10);
    for (const rule of result.rules) expect(rule.secondsPerEpoch).toBeGreaterThan(0);
  });

  it('ends where it is cancelled', async () => {
    const stop = new AbortController();
    const onProgress = (share: number): void => {
      if (share > 0.05) stop.abort();
    };
    await expect(
      measureConvergence(cohort, { engine, runs, seed: 3, onProgress, signal: stop.signal }),
    ).rejects.toThrow();
  });
});

/** Networks of the protocol on a small cohort: no leak, seeded, and read along a feature. */
import { beforeAll, describe, expect, it } from 'vitest';
import { chooseEngine } from '@/models/engines/choose';
import { studentTBound } from '@/models/math/student-t';
import { correctedResampled } from '@/models/metrics/corrected-resampled';
import type { TrainingEngine, TrainRequest } from '@/models/engines/types';
import { asCodes, levelCurves, meanPatient, modelOfNetworks, typicalPatient } from '@/models/reproduction/level-curves';
import { planProtocol, type Arm } from '@/models/reproduction/protocol';
import { pairedScores, reproduceArm, spreadsOf } from '@/models/reproduction/table';
import { judgeRows, trainNetworks } from '@/models/reproduction/train-networks';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { smallCohort } from '../training/small-cohort';

const arm: Arm = { loss: 'sbqc', optimizer: 'adam' };
const cohort = smallCohort(101);
const planned = planProtocol(cohort.labels, { runs: 1, seed: 3 });

let engine: TrainingEngine;
beforeAll(async () => {
  await bundleFused();
  engine = await chooseEngine('fused');
});

describe('networks of the protocol', () => {
  it('are trained on their training rows, and stacked by their number', async () => {
    const requests: TrainRequest[] = [];
    const recording = {
      record: engine.record,
      train: (request: TrainRequest) => (requests.push(request), engine.train(request)),
      dispose: () => {},
    };
    const shares: number[] = [];
    const onProgress = (share: number): void => void shares.push(share);
    await trainNetworks(cohort, planned, { engine: recording, arm, onProgress });
    expect(requests.length).toBe(2); // 81 patients in five folds: sizes differ by one
    for (const { nRows, tasks } of requests)
      for (const { index, labels } of tasks) {
        expect(nRows).toBe(labels.length);
        expect([...labels]).toEqual([...planned[index]!.trainingRows].map((row) => cohort.labels[row]!));
      }
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it('learn nothing from the rows they are judged on', async () => {
    const [first] = planned;
    const unseen = [...first!.foldRows, ...first!.holdoutRows];
    const columns = cohort.table.columns.map((column) => column.slice());
    const labels = cohort.labels.slice();
    for (const row of unseen) {
      columns[0]![row] = 1e6;
      labels[row] = 1 - labels[row]!;
    }
    const changed = { table: { ...cohort.table, columns }, labels };
    const [before] = await trainNetworks(cohort, [first!], { engine, arm });
    const [after] = await trainNetworks(changed, [first!], { engine, arm });
    expect(after!.weights).toEqual(before!.weights);
    expect(after!.preprocessing).toEqual(before!.preprocessing);
    const [other] = await trainNetworks(changed, [planned[1]!], { engine, arm });
    const [same] = await trainNetworks(cohort, [planned[1]!], { engine, arm });
    expect(other!.weights).not.toEqual(same!.weights); // it trains on some of what was changed
  });

  it('judge better than chance where there is something to learn', async () => {
    for (const loss of ['sbqc', 'bce'] as const) {
      const [network] = await trainNetworks(cohort, planned, { engine, arm: { loss, optimizer: 'adam' } });
      const rows = network!.planned.trainingRows;
      const risks = judgeRows(network!, cohort, rows);
      const right = risks.filter((risk, at) => (risk >= 0.5 ? 1 : 0) === cohort.labels[rows[at]!]).length;
      expect(right / rows.length).toBeGreaterThan(0.75);
    }
  });
});

describe('curves of levels', () => {
  const coded = { table: asCodes({ ...cohort.table, features: withNumbers() }), labels: cohort.labels };

  function withNumbers() {
    return cohort.table.features.map((feature) =>
      feature.kind === 'categorical' ? { ...feature, levels: ['3', '7'], levelLabels: ['', ''] } : feature,
    );
  }

  it('take categories as the numbers that code them, and refuse words', () => {
    const table = { ...cohort.table, features: withNumbers() };
    expect(new Set(coded.table.columns[2])).toEqual(new Set([3, 7]));
    const [means, typical] = [meanPatient(table), typicalPatient(table)];
    const share = cohort.table.columns[2]!.reduce((sum, level) => sum + level, 0) / cohort.table.nRows;
    expect(means[2]).toBeCloseTo(3 + 4 * share, 10);
    expect([3, 7]).toContain(typical[2]);
    expect(() => asCodes(cohort.table)).toThrow('must be a number to stand for itself');
  });

  it('rise with the label one way and fall the other', async () => {
    const flipped = { table: coded.table, labels: coded.labels.map((label) => 1 - label) };
    const read = async (given: typeof coded) => {
      const networks = await trainNetworks(given, planned, { engine, arm });
      const model = modelOfNetworks(given, networks, engine.record);
      return levelCurves(model, meanPatient(given.table), 0, [90, 150]);
    };
    const [as, turned] = [await read(coded), await read(flipped)];
    // glucose raises the risk, so P(y = 0) falls along it, and rises with the label turned round
    expect(as.readings[1]!.negative).toBeLessThan(as.readings[0]!.negative - 0.1);
    expect(turned.readings[1]!.negative).toBeGreaterThan(turned.readings[0]!.negative + 0.1);
    expect(as.curve.latentQuantiles[0]).toHaveLength(9);
  });
});

describe('an arm of the table', () => {
  it('is scored on each part by itself', async () => {
    // everybody is called positive: the accuracy of a part is then its share of positives
    const everybody = {
      record: engine.record,
      train: ({ tasks }: TrainRequest) =>
        Promise.resolve(
          tasks.map(({ initialWeights }) => initialWeights.map((_, at, all) => (at === all.length - 1 ? 9 : 0))),
        ),
      dispose: () => {},
    };
    const options = { engine: everybody, arm: { loss: 'bce', optimizer: 'adam' }, runs: 2, seed: 5 } as const;
    const scores = spreadsOf(await reproduceArm(cohort, options));
    const plan = planProtocol(cohort.labels, options);
    const expected = {
      fold: plan.map(({ foldRows }) => foldRows),
      holdout: plan.map(({ holdoutRows }) => holdoutRows),
    };
    for (const part of ['fold', 'holdout'] as const) {
      const shares = expected[part].map(
        (rows) => rows.reduce((sum, row) => sum + cohort.labels[row]!, 0) / rows.length,
      );
      expect(scores[part].accuracy.mean).toBeCloseTo(shares.reduce((sum, share) => sum + share, 0) / shares.length, 12);
      expect(scores[part].cohenKappa.mean).toBe(0);
    }
    expect(scores.fold.accuracy.mean).not.toBeCloseTo(scores.holdout.accuracy.mean, 4);
  });
});

describe('two arms on the same splits', () => {
  const scores = (value: number) => ({ cohenKappa: value, jaccard: value, f1: value, accuracy: value });
  const network = (run: number, fold: number, holdout: number) => ({
    run,
    fold: scores(fold),
    holdout: scores(holdout),
  });
  const own = [network(0, 0.9, 0.8), network(0, 0.8, 0.6), network(1, 0.7, 0.9), network(1, 0.6, 0.7)];
  const other = [network(0, 0.8, 0.7), network(0, 0.8, 0.7), network(1, 0.5, 0.6), network(1, 0.5, 0.6)];

  it('differ network by network on the folds, and run by run on what is kept apart', () => {
    const { fold, holdout } = pairedScores(own, other);
    expect(fold.f1).toEqual(correctedResampled([0.9 - 0.8, 0, 0.7 - 0.5, 0.6 - 0.5], 0.25));
    expect(fold.f1.mean).toBeCloseTo(0.1, 12);
    expect(holdout.f1.mean).toBeCloseTo(0.1, 12);
    expect(holdout.f1.high! - holdout.f1.mean).toBeCloseTo(
      studentTBound(0.95, 1) * Math.sqrt((1 / 2 + 0.3125) * 0.02), // runs differ by 0 and 0.2
      9,
    );
  });

  it('are nothing apart where they are the same, and refused where they are of other plans', () => {
    expect(pairedScores(own, own).fold.accuracy).toEqual({ mean: 0, low: 0, high: 0 });
    expect(() => pairedScores(own, other.slice(1))).toThrow('the same plan');
    expect(() => pairedScores(own, [...other].reverse())).toThrow('the same plan');
  });
});

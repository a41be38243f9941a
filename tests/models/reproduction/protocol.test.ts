/** The protocol's splits: 80 to 20, five folds, stratified, nobody on both sides. */
import { describe, expect, it } from 'vitest';
import { arms, planProtocol, protocolConfig } from '@/models/reproduction/protocol';

const labels = Uint8Array.from({ length: 303 }, (_, row) => (row % 11 < 5 ? 1 : 0));
const nPositive = labels.reduce((sum, label) => sum + label, 0);
const planned = planProtocol(labels, { runs: 3, seed: 1 });
const positives = (rows: Int32Array): number => rows.reduce((sum, row) => sum + labels[row]!, 0);

describe('the plan of the protocol', () => {
  it('has five networks a run, each patient in exactly one part of each', () => {
    expect(planned.map(({ run, fold }) => [run, fold])).toEqual(
      [0, 1, 2].flatMap((run) => [0, 1, 2, 3, 4].map((fold) => [run, fold])),
    );
    for (const { trainingRows, foldRows, holdoutRows } of planned) {
      const together = [...trainingRows, ...foldRows, ...holdoutRows].sort((a, b) => a - b);
      expect(together).toEqual([...labels.keys()]);
    }
  });

  it('keeps 20 % apart and a fifth of the rest, each with its share of positives', () => {
    for (const { trainingRows, foldRows, holdoutRows } of planned) {
      expect(Math.abs(holdoutRows.length - 0.2 * labels.length)).toBeLessThanOrEqual(1);
      expect(Math.abs(positives(holdoutRows) - 0.2 * nPositive)).toBeLessThanOrEqual(0.5);
      expect(Math.abs(foldRows.length - 0.16 * labels.length)).toBeLessThan(1.3);
      expect(Math.abs(positives(foldRows) - 0.16 * nPositive)).toBeLessThan(1.3);
      expect(Math.abs(positives(trainingRows) - 0.64 * nPositive)).toBeLessThan(1.3);
    }
  });

  it('lets the folds of a run cover the 80 % once, and shares its 20 %', () => {
    for (const run of [0, 1, 2]) {
      const ofRun = planned.filter((network) => network.run === run);
      const covered = ofRun.flatMap(({ foldRows }) => [...foldRows]);
      expect(new Set(covered).size).toBe(covered.length);
      expect(covered.length + ofRun[0]!.holdoutRows.length).toBe(labels.length);
      for (const { holdoutRows } of ofRun) expect(holdoutRows).toEqual(ofRun[0]!.holdoutRows);
    }
  });

  it('splits anew in every run and alike for the same seed', () => {
    expect(planned[0]!.holdoutRows).not.toEqual(planned[5]!.holdoutRows);
    expect(planned[0]!.trainingRows).not.toEqual(planned[5]!.trainingRows);
    const parts = (seed: number) =>
      planProtocol(labels, { runs: 3, seed }).map(({ trainingRows, runSeed }) => [runSeed, [...trainingRows]]);
    expect(parts(1)).toEqual(planned.map(({ trainingRows, runSeed }) => [runSeed, [...trainingRows]]));
    expect(parts(2)).not.toEqual(parts(1));
  });

  it('has the settings that the paper states', () => {
    for (const arm of arms) {
      const config = protocolConfig(arm, 1);
      expect(config).toMatchObject({ ...arm, epochs: 50, hiddenUnits: [100], folds: 5, holdoutShare: 0.2 });
    }
    expect(arms.map(({ loss, optimizer }) => `${loss} ${optimizer}`)).toEqual([
      ...['sbqc adam', 'sbqc lalr-published', 'bce adam', 'bce lalr-published'],
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { createRandom } from '@/models/math/random';
import { evaluatePart, type PartToEvaluate } from '@/models/metrics/evaluate';

const random = createRandom('evaluate');
const truth = Float64Array.from({ length: 300 }, () => 0.02 + 0.96 * random.next());
const labels = Uint8Array.from(truth, (risk) => (random.next() < risk ? 1 : 0));

const part: PartToEvaluate = {
  risks: truth,
  labels,
  rootRisks: truth,
  levelMeanRisks: truth.map((risk) => 0.5 + 0.9 * (risk - 0.5)),
  crossingRate: truth.map((_, row) => (row % 10 === 0 ? 1 : 0)),
  levelDisagreements: truth.map((risk) => risk * 0.1),
  seed: 1,
};

describe('evaluatePart', () => {
  const evaluated = evaluatePart(part);

  it('gives every metric of the contract, each inside its interval', () => {
    expect(Object.keys(evaluated.metrics).sort()).toEqual(
      'accuracy auroc averagePrecision brierScore calibrationIntercept calibrationSlope cohenKappa crossingRate f1 jaccard levelDisagreement logLoss'.split(
        ' ',
      ),
    );
    for (const { estimate, low, high } of Object.values(evaluated.metrics)) {
      expect(low! < estimate! && estimate! < high!).toBe(true);
    }
    expect(evaluated.metrics.crossingRate!.estimate).toBeCloseTo(0.1, 12);
    expect(evaluated).toMatchObject({ nPatients: 300, nEvents: labels.reduce((sum, label) => sum + label, 0) });
    expect(evaluated.calibrationGroups).toHaveLength(10);
    expect(evaluated.calibrationCurve).toHaveLength(61);
  });

  it('the Brier interval has about the width that theory gives: 2 * 1.96 sd / sqrt(n)', () => {
    const squares = Array.from(truth, (risk, row) => (risk - labels[row]!) ** 2);
    const mean = squares.reduce((sum, value) => sum + value, 0) / 300;
    const variance = squares.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 300;
    const { low, high } = evaluated.metrics.brierScore!;
    const ratio = (high! - low!) / (2 * 1.96 * Math.sqrt(variance / 300));
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
  });

  it('is the same for the same seed, and does not depend on the order of the patients', () => {
    expect(evaluatePart(part)).toEqual(evaluated);
    const reversed = evaluatePart({ ...part, risks: truth.toReversed(), labels: labels.toReversed() });
    expect(reversed.metrics.auroc).toEqual(evaluated.metrics.auroc);
    expect(evaluatePart({ ...part, seed: 2 }).metrics.auroc!.low).not.toBe(evaluated.metrics.auroc!.low);
  });

  it('compares both estimators on the same resamples', () => {
    const { root, levelMean } = evaluated.estimators!;
    expect(root.brierScore.estimate).toBeCloseTo(evaluated.metrics.brierScore!.estimate!, 14);
    expect(levelMean.logLoss.estimate).not.toBe(root.logLoss.estimate);
    const equal = evaluatePart({ ...part, levelMeanRisks: truth }).estimators!;
    expect(equal.levelMean).toEqual(equal.root);
  });

  it('says why a model without levels has no crossings, no disagreement and no estimators', () => {
    const bce = evaluatePart({
      ...part,
      rootRisks: null,
      levelMeanRisks: null,
      crossingRate: null,
      levelDisagreements: null,
    });
    expect(bce.estimators).toBeNull();
    expect(bce.metrics.crossingRate).toMatchObject({ estimate: null, low: null, high: null });
    expect(bce.metrics.levelDisagreement!.reason).toContain('no quantile levels');
  });

  it('takes a crossing rate without its patients as it is, without an interval', () => {
    expect(evaluatePart({ ...part, crossingRate: 0.02 }).metrics.crossingRate).toEqual({
      estimate: 0.02,
      low: null,
      high: null,
    });
  });

  it('uses the threshold it is given', () => {
    const called = Array.from(truth).filter((risk, row) => risk >= 0.2 === (labels[row] === 1)).length;
    expect(evaluatePart({ ...part, threshold: 0.2 }).metrics.accuracy!.estimate).toBeCloseTo(called / 300, 14);
  });

  it('an empty part and a part with one outcome have reasons, not numbers', () => {
    const none = { rootRisks: null, levelMeanRisks: null, crossingRate: null, levelDisagreements: null, seed: 1 };
    const empty = evaluatePart({ ...none, risks: [], labels: [] });
    for (const metric of Object.values(empty.metrics)) {
      expect(metric.estimate).toBeNull();
      expect(metric.reason).toBeTruthy();
    }
    const single = evaluatePart({ ...none, risks: [0.2, 0.4, 0.5], labels: [0, 0, 0] });
    expect(single.metrics.auroc).toMatchObject({ estimate: null, low: null, high: null });
    expect(single.metrics.brierScore!.estimate).toBeCloseTo(0.15, 12);
    expect(JSON.stringify(single)).not.toContain('NaN');
  });
});

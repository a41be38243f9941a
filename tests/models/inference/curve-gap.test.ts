/** The gap between two curves, on curves whose distances are known. */
import { describe, expect, it } from 'vitest';
import { findCurveGap } from '@/models/inference/curve-gap';
import type { FeatureSummary, RiskCurve } from '@/models/model';

const curve = (risk: readonly number[], change: Partial<RiskCurve> = {}): RiskCurve => ({
  ...{ feature: 0, values: [0, 10, 20, 30, 40], risk, riskLow: risk, riskHigh: risk },
  ...{ latentQuantiles: [], at: 20, swing: 0 },
  ...change,
});
/** 1st to 99th percentile: 5 to 35. */
const summary: FeatureSummary = {
  ...{ kind: 'numeric', nMissing: 0, histogram: [], integer: false },
  quantiles: Array.from({ length: 101 }, (_, percent) =>
    percent === 0 ? 0 : percent === 100 ? 40 : 5 + 30 * ((percent - 1) / 98),
  ),
};

describe('the gap between two curves', () => {
  it('is zero in movement where one is the other moved up', () => {
    const gap = findCurveGap(summary, curve([0.2, 0.3, 0.4, 0.5, 0.6]), curve([0.1, 0.2, 0.3, 0.4, 0.5]));
    expect(gap.swing).toBeCloseTo(0, 12);
    expect(gap.widest!.first - gap.widest!.second).toBeCloseTo(0.1, 12);
  });

  it('moves from the one side to the other where the curves cross, counted among plausible values alone', () => {
    // gaps: 0.9 (nobody has 0), -0.1, 0, 0.3, -0.9 (nobody has 40)
    const gap = findCurveGap(summary, curve([1, 0.2, 0.4, 0.8, 0]), curve([0.1, 0.3, 0.4, 0.5, 0.9]));
    expect(gap.swing).toBeCloseTo(0.4, 12);
    expect(gap.widest).toEqual({ value: 30, first: 0.8, second: 0.5 });
  });

  it('changes its sign and nothing else when the two change places', () => {
    const [a, b] = [curve([0.1, 0.2, 0.9, 0.4, 0.5]), curve([0.3, 0.3, 0.3, 0.3, 0.3])];
    const [one, other] = [findCurveGap(summary, a, b), findCurveGap(summary, b, a)];
    expect(other.swing).toBeCloseTo(one.swing, 12);
    expect(other.widest).toEqual({ value: 20, first: 0.3, second: 0.9 });
  });

  it('is nothing where no value is plausible, and is not asked of two features', () => {
    const levels: FeatureSummary = { kind: 'categorical', nMissing: 3, counts: [0, 0, 0, 0, 0] };
    expect(findCurveGap(levels, curve([0.1]), curve([0.2]))).toEqual({ feature: 0, swing: 0, widest: null });
    const other = curve([0.1, 0.1, 0.1, 0.1, 0.1], { feature: 1 });
    expect(() => findCurveGap(summary, curve([0, 0, 0, 0, 0]), other)).toThrow('curves of features 0 and 1');
  });
});

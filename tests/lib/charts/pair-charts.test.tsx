/** Geometry of the charts that set one model beside another. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CurvePairChart } from '@/lib/charts/curve-pair-chart';
import { curvePairGeometry } from '@/lib/charts/curve-pair-geometry';
import { DotsPairChart, dotsPairGeometry } from '@/lib/charts/dots-pair-chart';
import { RiskHistoryChart, riskHistoryGeometry, type RiskRow } from '@/lib/charts/risk-history-chart';
import type { FeatureSummary, RiskCurve } from '@/models/model';

const curve = (values: readonly number[], risk: readonly number[], at: number | null): RiskCurve => ({
  ...{ feature: 0, values, risk, at, latentQuantiles: [], swing: 0 },
  riskLow: risk.map((share) => Math.max(0, share - 0.1)),
  riskHigh: risk.map((share) => Math.min(1, share + 0.1)),
});
const summary: Extract<FeatureSummary, { kind: 'numeric' }> = {
  ...{ kind: 'numeric', nMissing: 0, histogram: [], integer: true },
  quantiles: Array.from({ length: 101 }, (_, percent) => percent),
};

describe('a history of risks', () => {
  const row = (key: string, risk: number, change: Partial<RiskRow> = {}): RiskRow => ({
    ...{ key, label: 'Pima-sbqc', under: '3f9c21ab', risk, low: risk - 0.1, high: risk + 0.1, threshold: 0.35 },
    inUse: true,
    ...change,
  });

  it('places each risk on one axis from 0 to 100 %, row under row', () => {
    const { frame, rows, risks, path } = riskHistoryGeometry([row('a', 0.25), row('b', 0.5), row('c', 0.75)]);
    const width = frame.right - frame.left;
    expect(rows.map(({ x }) => x)).toEqual([0.25, 0.5, 0.75].map((risk) => frame.left + width * risk));
    expect(rows[0]!.to - rows[0]!.from).toBeCloseTo(0.2 * width, 1);
    expect(rows.every(({ threshold }) => Math.abs(threshold - (frame.left + 0.35 * width)) < 0.06)).toBe(true);
    expect([risks[0]!.at, risks.at(-1)!.at]).toEqual([frame.left, frame.right]);
    const ys = rows.map(({ y }) => y);
    expect(ys[0]).toBeGreaterThan(frame.top);
    expect(ys.at(-1)).toBeLessThan(frame.bottom);
    // equally far apart, and far enough for a number over each dot
    expect(ys[1]! - ys[0]!).toBeCloseTo(ys[2]! - ys[1]!, 1);
    expect(ys[1]! - ys[0]!).toBeGreaterThan(24);
    expect(path).toBe(rows.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x},${y}`).join(''));
  });

  it('keeps its rows apart however many there are, and takes one or none', () => {
    const many = Array.from({ length: 12 }, (_, index) => row(String(index), index / 12 + 0.05, { low: 0, high: 1 }));
    const ys = riskHistoryGeometry(many).rows.map(({ y }) => y);
    expect(Math.min(...ys.slice(1).map((y, index) => y - ys[index]!))).toBeGreaterThan(30);
    expect(riskHistoryGeometry([row('a', 0.5)]).rows).toHaveLength(1);
    expect(riskHistoryGeometry([]).path).toBe('');
  });

  it('draws a model that is out of use hollow and says what it shows', () => {
    const risks = [row('a', 0.3, { inUse: false }), row('b', 0.4)];
    const markup = renderToStaticMarkup(<RiskHistoryChart risks={risks} description="Two risks." />);
    expect(markup.match(/chart-point-hollow/g)).toHaveLength(1);
    expect(markup).toContain('aria-label="Two risks."');
    expect(markup).toContain('30\u202f%');
  });
});

describe('two curves over one another', () => {
  const values = [0, 25, 50, 75, 100];
  const [first, second] = [curve(values, [0.1, 0.2, 0.4, 0.6, 0.8], 50), curve(values, [0.1, 0.3, 0.3, 0.4, 0.79], 50)];

  it('share one scale; points and the widest gap lie on the curves', () => {
    const shape = curvePairGeometry({ first, second, summary, widest: 75 });
    const { frame } = shape;
    const y = (risk: number) => frame.bottom - (frame.bottom - frame.top) * risk;
    expect(shape.first.ownY).toBeCloseTo(y(0.4), 1);
    expect(shape.second.ownY).toBeCloseTo(y(0.3), 1);
    expect([shape.first.widestY, shape.second.widestY].map((at) => Math.round(at! * 10))).toEqual(
      [0.6, 0.4].map((risk) => Math.round(y(risk) * 10)),
    );
    expect(shape.widestX).toBeCloseTo(frame.left + 0.75 * (frame.right - frame.left), 1);
    expect(shape.own).toMatchObject({ label: '50', anchor: 'middle' });
  });

  it('keep their letters apart where the lines end together', () => {
    const { first: a, second: b, labelX, frame } = curvePairGeometry({ first, second, summary, widest: null });
    expect(Math.abs(a.labelY - b.labelY)).toBeGreaterThanOrEqual(12.9);
    expect(a.labelY).toBeLessThan(b.labelY);
    expect(labelX).toBeLessThan(frame.width - 8);
  });

  it('are told apart by line and letter, not by colour alone', () => {
    const markup = renderToStaticMarkup(
      <CurvePairChart {...{ first, second, summary }} widest={75} description="Risk along age." />,
    );
    expect(markup).toContain('chart-line-second');
    expect(markup).toMatch(/>A<\/text>.*>B<\/text>/);
    const unmeasured = { first: { ...first, at: null }, second: { ...second, at: null } };
    const without = renderToStaticMarkup(
      <CurvePairChart {...unmeasured} summary={summary} widest={null} description="Risk along age." />,
    );
    expect(without).not.toContain('chart-point');
  });
});

describe('two models at each level', () => {
  const [first, second] = [curve([0, 1], [0.2, 0.95], 1), curve([0, 1], [0.4, 0.6], 1)];

  it('stand over one another, with their numbers inside the picture', () => {
    const { frame, rows } = dotsPairGeometry({ first, second, levelLabels: ['none', 'severe'] });
    const x = (risk: number) => frame.left + (frame.right - frame.left) * risk;
    expect(rows.map((row) => [row.first.x, row.second.x])).toEqual([
      [expect.closeTo(x(0.2), 1), expect.closeTo(x(0.4), 1)],
      [expect.closeTo(x(0.95), 1), expect.closeTo(x(0.6), 1)],
    ]);
    for (const { y, first: a, second: b } of rows) {
      expect(b.y - a.y).toBe(16);
      expect((a.y + b.y) / 2).toBeCloseTo(y, 1);
    }
    expect(rows.map((row) => row.first.anchor)).toEqual(['start', 'end']);
    expect(rows.map((row) => row.own)).toEqual([false, true]);
    expect(rows[1]!.first.label).toBe('A 95\u202f%');
  });

  it('are drawn with a full dot and a ring', () => {
    const markup = renderToStaticMarkup(
      <DotsPairChart {...{ first, second }} levelLabels={['none', 'severe']} description="Risk along pain." />,
    );
    expect(markup.match(/class="chart-dot"/g)).toHaveLength(2);
    expect(markup.match(/class="chart-dot-second"/g)).toHaveLength(2);
    expect(markup).toContain('this patient');
  });
});

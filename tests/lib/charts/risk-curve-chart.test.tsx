import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { cardFrame } from '@/lib/charts/frame';
import { placeLabel } from '@/lib/charts/place-label';
import { RiskCurveChart } from '@/lib/charts/risk-curve-chart';
import { riskCurveGeometry } from '@/lib/charts/risk-curve-geometry';
import { numericSummary, risingCurve, uniformQuantiles } from './fixtures';

const summary = numericSummary(uniformQuantiles(0, 100));
const { left, right, top, bottom } = cardFrame;

describe('riskCurveGeometry', () => {
  it('puts the patient where the scales say', () => {
    const { point } = riskCurveGeometry({ curve: risingCurve(60), summary });
    // 60 of 0..100 along the plot; risk 0.1 + 0.007 * 60 = 0.52 up the plot.
    expect(point).toMatchObject({ label: '60' });
    expect(point!.x).toBeCloseTo(left + 0.6 * (right - left), 1);
    expect(point!.y).toBeCloseTo(bottom - 0.52 * (bottom - top), 1);
  });

  it('keeps the curve as it was behind the changed one, on an axis that holds both', () => {
    const before = { ...risingCurve(120), risk: risingCurve().risk.map((risk) => risk + 0.1) };
    const shape = riskCurveGeometry({ curve: risingCurve(60), summary, before });
    // the axis runs from 0 to the patient's former 120; beyond the grid the curve stays at its end, 0.8 + 0.1
    expect(shape.before!.own!.x).toBeCloseTo(right, 1);
    expect(shape.before!.own!.y).toBeCloseTo(bottom - 0.9 * (bottom - top), 1);
    expect(shape.point!.x).toBeCloseTo(left + 0.5 * (right - left), 1);
    expect(shape.before!.line).not.toBe(shape.line);
    expect(riskCurveGeometry({ curve: risingCurve(60), summary }).before).toBeNull();
  });

  it('reads the place that is pointed at, and elsewhere draws the same risk across', () => {
    const here = riskCurveGeometry({
      curve: risingCurve(),
      summary,
      pointed: { value: 20, risk: 0.24 },
    });
    expect(here.pointed).toMatchObject({ label: '20: 24\u202f% (19 to 29\u202f%)', anchor: 'start' });
    expect(here.pointed!.x).toBeCloseTo(left + 0.2 * (right - left), 1);
    expect(here.pointed!.y).toBeCloseTo(bottom - 0.24 * (bottom - top), 1);
    const there = riskCurveGeometry({
      curve: risingCurve(),
      summary,
      pointed: { value: null, risk: 0.24 },
    });
    expect(there.pointed).toMatchObject({ x: null, y: here.pointed!.y, label: '24\u202f%' });
  });

  it('always shows the whole range of risks', () => {
    const { risks } = riskCurveGeometry({ curve: risingCurve(), summary });
    expect(risks.map((tick) => tick.label)).toEqual(['0', '', '50', '', '100\u202f%']);
    expect([risks[0]!.at, risks[4]!.at]).toEqual([bottom, top]);
  });

  it('shows no point for a missing value, but a bracket over what it could be', () => {
    const plausible = { values: [30, 50], riskLow: 0.3, riskHigh: 0.5 };
    const shape = riskCurveGeometry({ curve: { ...risingCurve(null), plausible }, summary });
    expect(shape.point).toBeNull();
    const place = (value: number) => left + (value / 100) * (right - left);
    const [from, to] = /^M([\d.]+),.*H([\d.]+)V/.exec(shape.plausible!.path)!.slice(1).map(Number);
    expect(from).toBeCloseTo(place(30), 1);
    expect(to).toBeCloseTo(place(50), 1);
    expect(shape.plausible!.label).toBe('plausible values');
    expect(shape.plausible!.x).toBeCloseTo(place(40), 0);
    expect(riskCurveGeometry({ curve: risingCurve(null), summary })).toMatchObject({ point: null, plausible: null });
    expect(riskCurveGeometry({ curve: risingCurve(60), summary }).plausible).toBeNull();
  });
  it('reaches out to a patient beyond the cohort and shades the way there', () => {
    const shape = riskCurveGeometry({ curve: { ...risingCurve(), at: 200 }, summary });
    expect(shape.point!.x).toBeCloseTo(right, 1);
    expect(shape.sparse).toHaveLength(1);
    expect(shape.sparse[0]!.x).toBeCloseTo((left + right) / 2, 0);
  });

  it('makes a mark higher where several quantiles fall on one value', () => {
    const crowded = numericSummary([...new Array<number>(21).fill(0), ...uniformQuantiles(1, 80).slice(0, 80)]);
    const heights = riskCurveGeometry({ curve: risingCurve(), summary: crowded }).rug.map((mark) => mark.height);
    expect(heights[0]).toBe(14);
    expect(Math.max(...heights.slice(1))).toBe(5);
  });

  it('draws a feature that never varies', () => {
    const curve = {
      ...risingCurve(5),
      values: [5],
      risk: [0.3],
      riskLow: [0.2],
      riskHigh: [0.4],
      latentQuantiles: [[0]],
    };
    const shape = riskCurveGeometry({ curve, summary: numericSummary(new Array<number>(101).fill(5)) });
    expect(JSON.stringify(shape)).not.toMatch(/NaN|null,"y"/);
    expect(shape.point!.x).toBeCloseTo((left + right) / 2, 0);
  });

  it('keeps the label inside the plot wherever the patient stands', () => {
    for (const at of [0, 3, 50, 97, 100]) {
      for (const curve of [risingCurve(at), { ...risingCurve(at), risk: risingCurve().risk.map((risk) => 1 - risk) }]) {
        const { point } = riskCurveGeometry({ curve, summary });
        const width = 8 * point!.label.length;
        const [from, to] =
          point!.anchor === 'end' ? [point!.labelX - width, point!.labelX] : [point!.labelX, point!.labelX + width];
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(cardFrame.width);
        expect(point!.labelY).toBeGreaterThan(8);
        expect(point!.labelY).toBeLessThan(bottom + 14);
      }
    }
  });
});

describe('placeLabel', () => {
  const middle = { x: 200, y: 90 };
  const slope = (perPixel: number) => (x: number) => middle.y + perPixel * (x - middle.x);
  it.each([
    ['rising', -0.5, 'end', 81],
    ['falling', 0.5, 'start', 81],
    ['flat', 0, 'end', 81],
  ] as const)('stands on the free side of a %s line', (_, perPixel, anchor, y) => {
    expect(placeLabel(middle, '148', slope(perPixel), cardFrame)).toEqual({
      x: anchor === 'end' ? 192 : 208,
      y,
      anchor,
    });
  });

  it('stands higher where only the way up is free, not on the marks along the foot', () => {
    // Close to the left edge and the foot, on a gently rising line.
    const low = { x: left + 30, y: bottom - 24 };
    const rising = (x: number) => low.y - 0.35 * (x - low.x);
    expect(placeLabel(low, '0.373', rising, cardFrame)).toEqual({ x: low.x + 8, y: low.y - 20, anchor: 'start' });
  });

  it('goes below a valley and to the other side at the edge', () => {
    const valley = (x: number) => middle.y - 0.6 * Math.abs(x - middle.x);
    expect(placeLabel(middle, '148', valley, cardFrame).y).toBe(110);
    expect(placeLabel({ x: left + 4, y: 90 }, '148', () => 90, cardFrame).anchor).toBe('start');
  });
});

describe('RiskCurveChart', () => {
  it('draws what the geometry says, with a description and without NaN', () => {
    const html = renderToStaticMarkup(
      <RiskCurveChart curve={risingCurve()} summary={summary} description="Risk along glucose" />,
    );
    expect(html).toContain('role="img"');
    expect(html).toContain('aria-label="Risk along glucose"');
    expect(html).toContain('class="chart-band"');
    expect(html).not.toMatch(/NaN|undefined|style=/);
  });
});

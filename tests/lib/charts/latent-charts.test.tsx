import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LatentDotsChart, latentDotsGeometry } from '@/lib/charts/latent-dots-chart';
import { latentFrame, LatentQuantileChart, latentQuantileGeometry } from '@/lib/charts/latent-quantile-chart';
import { risingCurve } from './fixtures';

const taus = [0.25, 0.5, 0.75];
const along = (value: number) => latentFrame.left + (value / 100) * (latentFrame.right - latentFrame.left);

describe('latentQuantileGeometry', () => {
  // Q_k = (value - 50) / 10 + (-2, 0, 2): the levels meet zero at 70, 50 and 30.
  const shape = latentQuantileGeometry({ curve: risingCurve(60), taus, tauStar: 0.4 });

  it('marks where each level meets zero', () => {
    expect(shape.levels.map((level) => level.roots.length)).toEqual([1, 1, 1]);
    [70, 50, 30].forEach((value, index) => expect(shape.levels[index]!.roots[0]).toBeCloseTo(along(value), 1));
  });

  it('stands above zero where Q is positive and below where it is negative, at the patient', () => {
    // At 60: Q = -1, 1, 3.
    const heights = shape.levels.map((level) => level.ownY! - shape.zero);
    expect(heights[0]).toBeGreaterThan(0);
    expect(heights[1]).toBeLessThan(0);
    expect(heights[1]! / heights[0]!).toBeCloseTo(-1, 1);
    expect(heights[2]! / heights[1]!).toBeCloseTo(3, 1);
  });

  it('names the root of the patient', () => expect(shape.own).toMatchObject({ label: 'τ* = 0.40' }));

  it('always includes zero', () => {
    const high = { ...risingCurve(), latentQuantiles: risingCurve().values.map(() => [5, 6, 7]) };
    const { zero, quantiles } = latentQuantileGeometry({ curve: high, taus, tauStar: null });
    expect(zero).toBeCloseTo(latentFrame.bottom, 1);
    expect(quantiles[0]!.label).toBe('0');
  });

  it('has room for the labels of nineteen levels', () => {
    const many = Array.from({ length: 19 }, (_, index) => (index + 1) / 20);
    const curve = { ...risingCurve(), latentQuantiles: risingCurve().values.map(() => many.map(() => 1)) };
    const labels = latentQuantileGeometry({ curve, taus: many, tauStar: null }).levels.map((level) => level.labelY);
    expect(new Set(labels).size).toBe(19);
    expect(Math.min(...labels)).toBeGreaterThanOrEqual(latentFrame.top);
    expect(Math.max(...labels)).toBeLessThanOrEqual(latentFrame.bottom);
  });

  it('renders without NaN', () => {
    const html = renderToStaticMarkup(
      <LatentQuantileChart curve={risingCurve()} taus={taus} tauStar={0.4} description="Latent quantiles" />,
    );
    expect(html.match(/class="chart-level"/g)).toHaveLength(3);
    expect(html).not.toMatch(/NaN|undefined/);
  });
});

describe('latentDotsGeometry', () => {
  const curve = {
    ...risingCurve(1),
    values: [0, 1],
    latentQuantiles: [
      [-3, -1, 1],
      [1, 2, 4],
    ],
  };
  const shape = latentDotsGeometry({ curve, levelLabels: ['no', 'yes'], taus });

  it('tells the side of zero by more than colour', () => {
    expect(shape.rows.map((row) => row.dots.map((dot) => dot.negative))).toEqual([
      [true, true, false],
      [false, false, false],
    ]);
    expect(shape.rows[0]!.dots[1]!.x).toBeLessThan(shape.zero);
    expect(shape.rows[0]!.dots[2]!.x).toBeGreaterThan(shape.zero);
    expect(shape.rows.map((row) => row.own)).toEqual([false, true]);
  });

  it('renders every dot', () => {
    const html = renderToStaticMarkup(
      <LatentDotsChart curve={curve} levelLabels={['no', 'yes']} taus={taus} description="x" />,
    );
    expect(html.match(/<circle/g)).toHaveLength(6);
    expect(html).not.toMatch(/NaN|undefined/);
  });
});

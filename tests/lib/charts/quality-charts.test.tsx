import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CalibrationChart, calibrationGeometry } from '@/lib/charts/calibration-chart';
import { squareFrame } from '@/lib/charts/frame';

const { left, right, top, bottom } = squareFrame;

describe('calibrationGeometry', () => {
  const groups = [{ risk: 0.25, observed: 0.5, low: 0.25, high: 0.75, n: 20 }];
  const input = { groups, curve: [[0.1, 0.1] as const, [0.9, 0.8] as const], counts: [10, 5] };

  it('puts a group on its risk and its interval upright around it', () => {
    const [group] = calibrationGeometry(input).groups;
    expect(group!.x).toBeCloseTo(left + 0.25 * (right - left), 1);
    expect(group!.y).toBeCloseTo((top + bottom) / 2, 1);
    expect(group!.low - group!.y).toBeCloseTo(group!.y - group!.high, 1);
    expect(group!.low).toBeGreaterThan(group!.high);
  });

  it('keeps the histogram to the foot of the plot', () => {
    const { bars } = calibrationGeometry(input);
    expect(bars[0]!.height).toBeCloseTo(0.16 * (bottom - top), 0);
    expect(bars[1]!.height).toBeCloseTo(bars[0]!.height / 2, 0);
    expect(calibrationGeometry({ ...input, counts: null }).bars).toEqual([]);
  });

  it('renders without NaN, also with nothing to show', () => {
    expect(renderToStaticMarkup(<CalibrationChart {...input} description="x" />)).not.toMatch(/NaN|undefined/);
    expect(renderToStaticMarkup(<CalibrationChart groups={[]} curve={[]} counts={null} description="x" />)).not.toMatch(
      /NaN/,
    );
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ForestChart, forestGeometry } from '@/lib/charts/forest-chart';
import { squareFrame } from '@/lib/charts/frame';
import { OverlayChart, overlayGeometry, type OverlayInput } from '@/lib/charts/overlay-chart';

const row = (estimate: number | null, low: number | null, high: number | null) => ({
  ...{ label: 'under 24', text: 'number', estimate, low, high },
});
const measure = { at: 0.8, label: 'all patients' };

describe('forestGeometry', () => {
  it('puts rows and measure on one scale that holds them all', () => {
    const shape = forestGeometry({ rows: [row(0.6, 0.5, 0.7), row(0.9, 0.7, 1)], measure, share: false });
    const [first, second] = shape.rows;
    const { left, right } = shape.frame;
    for (const place of [first!.mark!.low!, second!.mark!.high!, shape.measure!.x]) {
      expect(place).toBeGreaterThanOrEqual(left);
      expect(place).toBeLessThanOrEqual(right);
    }
    // 0.8 is as far from 0.7 as 0.6 is from 0.5
    const step = first!.mark!.x - first!.mark!.low!;
    expect(step).toBeGreaterThan(10);
    expect(shape.measure!.x - second!.mark!.low!).toBeCloseTo(step, 0);
    expect([first!.clear, second!.clear]).toEqual([true, false]);
    expect(second!.y).toBeGreaterThan(first!.y);
  });

  it('leaves nothing out where there is no measure, and draws what is undefined as words alone', () => {
    const shape = forestGeometry({ rows: [row(0.6, 0.5, 0.7), row(null, null, null)], measure: null, share: true });
    expect(shape.rows.map(({ clear }) => clear)).toEqual([false, false]);
    expect(shape.rows[1]!.mark).toBeNull();
    expect(shape.ticks.every(({ label }) => label.endsWith('%'))).toBe(true);
    for (const rows of [[], [row(null, null, null)], [row(1, 1, 1)]]) {
      const markup = renderToStaticMarkup(<ForestChart rows={rows} measure={measure} share={false} description="x" />);
      expect(markup).not.toMatch(/NaN|undefined/);
      expect(markup).toMatch('all patients');
    }
  });
});

describe('a band and a marker over curves', () => {
  const axis = { title: 't', domain: [0, 1] as const, share: true };
  const input: OverlayInput = {
    ...{ lines: [{ name: 'one', points: [[0, 0.5] as const] }], x: axis, y: axis, corner: 'top right' },
    band: [
      [0, 0.25, 0.75],
      [1, -3, 0.5],
    ],
    marker: { at: 0.25, label: '25 %' },
  };
  const { left, right, top, bottom } = squareFrame;

  it('cuts the band at the plot’s edge', () => {
    const [quarter, half] = [(3 * bottom + top) / 4, (bottom + top) / 2];
    expect(overlayGeometry(input).band).toBe(
      `M${left},${(bottom + 3 * top) / 4}L${right},${half}L${right},${bottom}L${left},${quarter}Z`,
    );
    expect(overlayGeometry({ ...input, band: undefined, marker: undefined })).toMatchObject({
      band: null,
      marker: null,
    });
  });

  it('names the marker on the side where there is room', () => {
    expect(overlayGeometry(input).marker).toEqual({ x: left + (right - left) / 4, anchor: 'start', label: '25 %' });
    expect(overlayGeometry({ ...input, marker: { at: 0.9, label: '' } }).marker!.anchor).toBe('end');
    const markup = renderToStaticMarkup(<OverlayChart {...input} description="x" />);
    expect(markup).toMatch('25 %');
    expect(markup).not.toMatch(/NaN|undefined/);
  });
});

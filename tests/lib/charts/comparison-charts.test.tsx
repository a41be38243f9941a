import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DifferenceChart, differenceGeometry } from '@/lib/charts/difference-chart';
import { squareFrame } from '@/lib/charts/frame';
import { OverlayChart, overlayGeometry, type OverlayInput } from '@/lib/charts/overlay-chart';

const row = (estimate: number | null, low: number | null, high: number | null) => ({
  ...{ label: 'sBQC', text: 'difference', estimate, low, high },
});

describe('differenceGeometry', () => {
  it('puts estimate and interval on one scale around zero', () => {
    const { zero, rows, frame } = differenceGeometry({ rows: [row(0.01, -0.02, 0.04)], better: 'left' });
    const { x, low, high } = rows[0]!.mark!;
    expect(low).toBeLessThan(zero);
    expect((x - zero) / (zero - low!)).toBeCloseTo(0.5, 1);
    expect((high! - zero) / (x - zero)).toBeCloseTo(4, 0);
    expect(low).toBeGreaterThanOrEqual(frame.left);
    expect(high).toBeLessThanOrEqual(frame.right);
    expect(rows[0]!.clear).toBe(false);
  });

  it('marks what leaves zero out, and shows both sides of zero even then', () => {
    const { zero, rows, frame, ticks } = differenceGeometry({ rows: [row(0.3, 0.2, 0.4)], better: null });
    expect(rows[0]!.clear).toBe(true);
    expect(zero).toBeGreaterThan(frame.left + 10);
    expect(ticks.find(({ label }) => label === '0')!.at).toBe(zero);
    expect(differenceGeometry({ rows: [row(-0.3, -0.4, 0)], better: null }).rows[0]!.clear).toBe(false);
  });

  it('has a row for what is undefined, a model against itself, and nothing at all', () => {
    const { rows } = differenceGeometry({ rows: [row(null, null, null), row(0, 0, 0)], better: 'right' });
    expect(rows[0]!.mark).toBeNull();
    expect(rows[1]!.mark!.low).toBe(rows[1]!.mark!.x);
    for (const input of [[row(null, null, null), row(0, 0, 0), row(0.5, null, null)], []]) {
      const markup = renderToStaticMarkup(<DifferenceChart rows={input} better="right" description="x" />);
      expect(markup).not.toMatch(/NaN|undefined/);
      expect(markup).toMatch('better →');
    }
  });
});

describe('overlayGeometry', () => {
  const axis = { title: 't', domain: [0, 1] as const, share: true };
  const input: OverlayInput = {
    lines: [
      { name: 'one', points: [[0, 0] as const, [1, 1] as const] },
      { name: 'two', points: [[0, 2] as const, [0.5, 0.5] as const, [1, 0.5] as const] },
    ],
    references: [{ name: 'none', points: [] }],
    x: axis,
    y: axis,
    corner: 'bottom right',
  };
  const { left, right, top, bottom } = squareFrame;

  it('draws corner to corner, and cuts what leaves the plot', () => {
    const { lines, references } = overlayGeometry(input);
    expect(lines[0]!.path).toBe(`M${left},${bottom}L${right},${top}`);
    expect(lines[1]!.path).toBe(`M${(left + right) / 2},${(top + bottom) / 2}L${right},${(top + bottom) / 2}`);
    expect(references[0]!.path).toBe('');
  });

  it.each(['top right', 'bottom right', 'bottom left'] as const)('names the lines within the plot, %s', (corner) => {
    const { lines, references } = overlayGeometry({ ...input, corner });
    const samples = [...lines, ...references].map(({ sample }) => sample);
    for (const { x, y } of samples) {
      expect(x).toBeGreaterThan(left);
      expect(x).toBeLessThan(right - 100);
      expect(y).toBeGreaterThan(top);
      expect(y).toBeLessThan(bottom);
    }
    expect(samples[0]!.y < (top + bottom) / 2).toBe(corner === 'top right');
    expect(samples[1]!.y - samples[0]!.y).toBe(samples[2]!.y - samples[1]!.y);
  });

  it('has zero only where it lies within, and gives each line a look of its own', () => {
    expect(overlayGeometry(input).zero).toBeNull();
    const around = overlayGeometry({ ...input, y: { title: 'n', domain: [-1, 1], share: false } });
    expect(around.zero).toBe((top + bottom) / 2);
    const markup = renderToStaticMarkup(<OverlayChart {...input} description="x" />);
    expect(markup).not.toMatch(/NaN|undefined/);
    expect(markup.match(/chart-series-1/g)).toHaveLength(2); // the line and its sample
    expect(markup.match(/chart-series-2/g)).toHaveLength(2);
  });
});

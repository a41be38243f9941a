/** Pictures of a cohort's columns: geometry by hand-worked points, and what a reader hears. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { columnShapeGeometry, ColumnShapeChart } from '@/lib/charts/column-shape-chart';
import { OutcomeAlongChart, outcomeAlongGeometry } from '@/lib/charts/outcome-along-chart';
import { OutcomeLevelsChart, outcomeLevelsGeometry } from '@/lib/charts/outcome-levels-chart';
import { shareScale, shareTicks, shareTop } from '@/lib/charts/outcome-scale';
import { outcomeSparkGeometry } from '@/lib/charts/outcome-spark-chart';
import { binCounts } from '@/models/metrics/bin-counts';
import { outcomeAlong, outcomeShare, type ValueCount } from '@/models/metrics/outcome-along';

const counts: ValueCount[] = Array.from({ length: 40 }, (_, value) => ({
  value,
  nEvents: value < 20 ? 1 : 3,
  nOthers: 2,
}));
const frame = { width: 100, height: 100, left: 0, right: 100, top: 0, bottom: 100 };

describe('bins', () => {
  it('give whole numbers over a short range a bin each', () => {
    const bins = binCounts([0, 1, 1, 5].map((value) => ({ value, nEvents: 1, nOthers: 0 })));
    expect(bins.map(({ from, nEvents }) => [from, nEvents])).toEqual([[-0.5, 1], [0.5, 2], [1.5, 0], [2.5, 0], [3.5, 0], [4.5, 1]]); // prettier-ignore
  });

  it('hold as many whole numbers each, and never lose one', () => {
    const bins = binCounts(counts);
    expect(new Set(bins.map(({ from, to }) => to - from))).toEqual(new Set([2]));
    expect(bins.reduce((sum, { nEvents, nOthers }) => sum + nEvents + nOthers, 0)).toBe(160);
  });

  it('hold their upper edge, and one value alone', () => {
    const bins = binCounts([0.25, 0.5, 10].map((value) => ({ value, nEvents: 0, nOthers: 1 })));
    expect(bins).toHaveLength(24);
    expect([bins[0]!.nOthers, bins.at(-1)!.nOthers]).toEqual([2, 1]);
    expect(binCounts([{ value: 0.3, nEvents: 2, nOthers: 1 }])).toMatchObject([{ nEvents: 2, nOthers: 1 }]);
    expect(binCounts([])).toEqual([]);
  });
});

describe('the axis of shares', () => {
  it('begins at nought and ends above every share', () => {
    expect([shareTop([0.03]), shareTop([0.11, 0.2]), shareTop([0.21]), shareTop([0.9]), shareTop([])]).toEqual([
      0.05, 0.2, 0.4, 1, 0.05,
    ]);
    expect(shareTicks(0.4, shareScale(0.4, 100, 0))).toMatchObject([
      { at: 100 },
      { at: 50, label: '20\u202f%' },
      { at: 0 },
    ]);
  });
});

describe('a column', () => {
  it('is bars, the tallest as high as the frame, nobody left invisible', () => {
    const bars = columnShapeGeometry([0, 1, 1000, 500], frame);
    expect(bars.map(({ height }) => height)).toEqual([0, 1, 100, 50]);
    expect(bars.map(({ x }) => x)).toEqual([0.6, 25.6, 50.6, 75.6]);
    expect(renderToStaticMarkup(<ColumnShapeChart counts={[1, 2]} description="values of x" />)).toContain(
      'aria-label="values of x"',
    );
  });

  it('is a line through observed shares, with the share of all', () => {
    const { points, path, prevalence } = outcomeSparkGeometry(
      { shares: [0, 0.25, 0.5], prevalence: 0.25, top: 0.5, joined: true },
      frame,
    );
    expect(points).toEqual([{ x: 0, y: 100 }, { x: 50, y: 50 }, { x: 100, y: 0 }]); // prettier-ignore
    expect([path, prevalence]).toEqual(['M0,100L50,50L100,0', 50]);
    expect(outcomeSparkGeometry({ shares: [0.1], prevalence: 0.1, top: 0.2, joined: false }, frame)).toMatchObject({
      path: '',
      points: [{ x: 50, y: 50 }],
    });
  });

  it('opened shows shares with intervals over the histogram, in one scale of values', () => {
    const along = outcomeAlong(counts, 2, 20);
    const input = { bins: binCounts(counts), along, prevalence: 0.5, top: 1 };
    const { bars, points, prevalence } = outcomeAlongGeometry(input, frame);
    expect(points).toHaveLength(2);
    for (const point of points) {
      expect(point.low).toBeGreaterThan(point.y);
      expect(point.high).toBeLessThan(point.y);
      expect(point.from).toBeLessThanOrEqual(point.x);
      expect(point.to).toBeGreaterThanOrEqual(point.x);
    }
    expect(points[0]!.y).toBeGreaterThan(points[1]!.y);
    expect(prevalence).toMatchObject({ y: 50, label: 'all patients 50\u202f%' });
    expect(Math.max(...bars.map(({ height }) => height))).toBe(30);
    const markup = renderToStaticMarkup(
      <OutcomeAlongChart {...input} title="Age in years" description="Age. It rises." />,
    );
    for (const part of ['aria-label="Age. It rises."', 'Age in years', 'Observed share positive, 95 % interval'])
      expect(markup).toContain(part);
    expect(markup).not.toMatch(/NaN|undefined/);
  });

  it('opened before there is an outcome is a histogram of patients', () => {
    const input = { bins: binCounts(counts), along: [], prevalence: null, top: 1 };
    expect(outcomeAlongGeometry(input)).toMatchObject({ points: [], prevalence: null, vertical: [] });
    expect(renderToStaticMarkup(<OutcomeAlongChart {...input} title="Age" description="Age" />)).toContain(
      '>Patients<',
    );
  });

  it('of a category has a row for each level, with bar, dot and interval', () => {
    const levels = [
      { label: 'no pain', n: 100, outcome: outcomeShare(25, 100) },
      { label: 'typical angina', n: 50, outcome: outcomeShare(40, 50) },
      { label: 'nobody', n: 0, outcome: null },
    ];
    const { rows, prevalence, frame: own } = outcomeLevelsGeometry({ levels, prevalence: 0.5, top: 1 });
    const width = own.right - own.left;
    expect(rows.map(({ bar }) => bar.width)).toEqual([width, width / 2, 0]);
    expect(rows[0]!.dot).toMatchObject({ x: own.left + width / 4, label: '25\u202f%' });
    expect(rows[2]!.dot).toBeNull();
    expect(prevalence).toBe(own.left + width / 2);
    const markup = renderToStaticMarkup(
      <OutcomeLevelsChart levels={levels} prevalence={0.5} top={1} description="Chest pain" />,
    );
    expect(markup).toContain('typical angina');
    expect(markup).not.toMatch(/NaN|undefined/);
  });
});

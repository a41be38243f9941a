import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { IconArray, iconArrayGeometry } from '@/lib/charts/icon-array';
import { RiskBar, riskBarGeometry } from '@/lib/charts/risk-bar';
import { RiskDotsChart, riskDotsGeometry } from '@/lib/charts/risk-dots-chart';
import { RiskHistogramChart, riskHistogramGeometry } from '@/lib/charts/risk-histogram-chart';
import { risingCurve } from './fixtures';

const kinds = (risk: number, high: number) => {
  const { icons } = iconArrayGeometry(risk, high);
  return (['expected', 'possible', 'none'] as const).map((kind) => icons.filter((icon) => icon.kind === kind).length);
};

describe('iconArrayGeometry', () => {
  it.each([
    [0.58, 0.67, [58, 9, 33]],
    [0, 0, [0, 0, 100]],
    [1, 1, [100, 0, 0]],
    [0.004, 0.02, [0, 2, 98]],
  ])('%f up to %f', (risk, high, counts) => expect(kinds(risk, high)).toEqual(counts));

  it('places a hundred icons, no two in one place', () => {
    const { icons, width, height } = iconArrayGeometry(0.3, 0.4);
    expect(new Set(icons.map((icon) => `${icon.x},${icon.y}`)).size).toBe(100);
    expect(Math.max(...icons.map((icon) => icon.x)) + 5.5).toBeLessThanOrEqual(width);
    expect(Math.max(...icons.map((icon) => icon.y)) + 5.5).toBeLessThanOrEqual(height);
  });

  it('says in words what it shows', () => {
    const html = renderToStaticMarkup(<IconArray risk={0.58} riskHigh={0.67} description="about 58 of 100" />);
    expect(html).toContain('aria-label="about 58 of 100"');
    expect(html).toContain('up to the interval');
  });
});

describe('riskHistogramGeometry', () => {
  const shape = riskHistogramGeometry({
    counts: [4, 0, 2, 1],
    threshold: 0.5,
    patient: { risk: 0.25, low: 0.1, high: 0.5 },
  });

  it('makes bars as high as their counts', () => {
    const [four, none, two, one] = shape.bars.map((bar) => bar.height) as [number, number, number, number];
    expect(none).toBe(0);
    expect(two / four).toBeCloseTo(0.5, 1);
    expect(one / four).toBeCloseTo(0.25, 1);
  });

  it('marks threshold, risk and interval on one scale', () => {
    const width = 292 - 4;
    expect(shape.threshold.x).toBeCloseTo(4 + width / 2, 1);
    expect(shape.patient).toEqual({ x: 4 + width * 0.25, from: 32.8, to: 148 });
  });

  it('draws a cohort that nobody judged', () => {
    const html = renderToStaticMarkup(
      <RiskHistogramChart counts={[0, 0]} threshold={0.9} patient={null} description="x" />,
    );
    expect(html).not.toMatch(/NaN|undefined/);
    expect(html).toContain('text-anchor="end"');
  });
});

describe('riskDotsGeometry', () => {
  const curve = {
    ...risingCurve(1),
    values: [0, 1, 2],
    risk: [0.2, 0.5, 1],
    riskLow: [0.1, 0.4, 0.9],
    riskHigh: [0.3, 0.6, 1],
  };
  const input = {
    curve,
    levelLabels: ['none', 'some', 'left ventricular hypertrophy'],
    counts: [150, 149, 1],
  };

  it('has a row for each level, in order, the own one marked, the rare one shaded', () => {
    const { rows } = riskDotsGeometry(input);
    expect(rows.map((row) => row.role)).toEqual(['other', 'own', 'other']);
    expect(rows.map((row) => row.sparse)).toEqual([false, false, true]);
    expect(rows.map((row) => row.label)).toEqual(['20\u202f%', '50\u202f%', 'more than 99\u202f% · few patients']);
    rows.forEach((row) => expect(row.from <= row.x && row.x <= row.to).toBe(true));
  });

  it('keeps the words over a dot inside the chart at both ends of the scale', () => {
    const ends = { ...curve, risk: [0, 0.5, 1], riskLow: [0, 0.4, 0.9] };
    const { rows, frame } = riskDotsGeometry({ ...input, curve: ends, counts: [1, 298, 1] });
    expect(rows.map(({ anchor, labelX }) => [anchor, labelX])).toEqual([
      ['start', frame.left],
      ['middle', rows[1]!.x],
      ['end', frame.right + 8],
    ]);
  });

  it('marks the plausible levels where the value is missing', () => {
    const plausible = { values: [0, 2], riskLow: 0.1, riskHigh: 0.4 };
    const missing = riskDotsGeometry({ ...input, curve: { ...curve, at: null, plausible } });
    expect(missing.rows.map((row) => row.role)).toEqual(['plausible', 'other', 'plausible']);
    expect(missing.rows[0]!.label).toContain('· plausible');
    expect(missing.rows[1]!.label).not.toContain('plausible');
    expect(riskDotsGeometry(input).rows.some((row) => row.role === 'plausible')).toBe(false);
  });
  it('grows with the number of levels', () => {
    const many = { ...curve, values: Array.from({ length: 12 }, (_, level) => level) };
    const spread = many.values.map(() => 0.5);
    const shape = riskDotsGeometry({ ...input, curve: { ...many, risk: spread, riskLow: spread, riskHigh: spread } });
    expect(shape.frame.height).toBe(52 + 34 * 12);
    const html = renderToStaticMarkup(<RiskDotsChart {...input} description="x" />);
    expect(html).not.toMatch(/NaN|undefined/);
    expect(html).toContain('few patients');
  });
});

it('a risk bar keeps to its ends', () => {
  expect(riskBarGeometry(0.5, 0, 1)).toEqual({ risk: 48, from: 3, to: 93 });
  expect(renderToStaticMarkup(<RiskBar risk={0.5} low={0} high={1} />)).toContain('aria-hidden="true"');
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ContributionChart, contributionGeometry } from '@/lib/charts/contribution-chart';
import { InteractionChart, interactionFrame, interactionGeometry } from '@/lib/charts/interaction-chart';

describe('the waterfall of contributions', () => {
  const bars = [
    { label: 'Glucose', detail: '148 mg/dl, not 117', contribution: 0.3 },
    { label: 'Age', detail: '31 years, not 29', contribution: -0.1 },
    { label: 'Body mass index', detail: '33.6 kg/m²', contribution: 0.05 },
  ];
  const input = { referenceRisk: 0.3, risk: 0.55, bars };
  const { frame, rows, reference, patient } = contributionGeometry(input);
  const x = (share: number) => frame.left + share * (frame.right - frame.left);

  it('leads from the reference to the patient without a gap', () => {
    // 0.3 -> 0.6 -> 0.5 -> 0.55
    expect([reference.x, patient.x]).toEqual([x(0.3), x(0.55)]);
    expect(rows.map((row) => row.end)).toEqual([x(0.6), x(0.5), x(0.55)].map((at) => Math.round(at * 10) / 10));
    expect(rows.map((row) => row.x)).toEqual([x(0.3), x(0.5), x(0.5)].map((at) => Math.round(at * 10) / 10));
    expect(rows.map((row) => row.raises)).toEqual([true, false, true]);
  });

  it('writes the points with their sign beside the bar, within the frame', () => {
    expect(rows.map((row) => row.label)).toEqual(['+30 points', '\u221210 points', '+5 points']);
    const full = contributionGeometry({ ...input, risk: 1, bars: [{ ...bars[0]!, contribution: 0.7 }] }).rows[0]!;
    expect(full.anchor).toBe('end');
    expect(full.labelX).toBeLessThan(full.x);
  });

  it('can be read without seeing it', () => {
    const html = renderToStaticMarkup(<ContributionChart {...input} description="From 30 % to 55 %." />);
    expect(html).toContain('role="img" aria-label="From 30 % to 55 %."');
    expect(html).toContain('148 mg/dl, not 117');
    expect(html).not.toContain('NaN');
  });
});

describe('the map of an interaction', () => {
  const number = { label: 'Glucose, mg/dl', values: [50, 100, 150, 200], levels: null, at: 125 };
  const level = { label: 'Smoking', values: [0, 1], levels: ['never', 'now'], at: 1 };
  const { left, right, top, bottom } = interactionFrame;

  it('has a cell for each pair, low values at the left and at the foot', () => {
    const risk = [
      [0.1, 0.2],
      [0.3, 0.4],
      [0.5, 0.6],
      [0.7, 0.8],
    ];
    const { cells, patient, up } = interactionGeometry({ across: number, up: level, risk });
    expect(cells.map((cell) => cell.risk)).toEqual(risk.flat());
    expect(cells[0]).toMatchObject({ x: left, y: (top + bottom) / 2, width: (right - left) / 4 });
    expect(cells.at(-1)).toMatchObject({ x: left + (3 * (right - left)) / 4, y: top });
    expect(cells[0]!.label).toBe('10\u202f%');
    expect(up.map((tick) => tick.label)).toEqual(['never', 'now']);
    // 125 lies half-way between the cells of 100 and 150; "now" is the upper row
    expect(patient!.x).toBeCloseTo((left + right) / 2, 0);
    expect(patient!.y).toBeCloseTo(top + (bottom - top) / 4, 0);
  });

  it('leaves numbers out of narrow cells, and a patient of whom one value is missing', () => {
    const values = Array.from({ length: 25 }, (_, index) => index);
    const across = { ...number, values, at: null };
    const shape = interactionGeometry({ across, up: level, risk: values.map(() => [0.2, 0.4]) });
    expect(shape.cells.every((cell) => cell.label === null)).toBe(true);
    expect(shape.patient).toBeNull();
  });

  it('stands for a feature that never varies', () => {
    const html = renderToStaticMarkup(
      <InteractionChart across={{ ...number, values: [5], at: 5 }} up={level} risk={[[0.2, 0.4]]} description="x" />,
    );
    expect(html).not.toContain('NaN');
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { EpochsChart, epochsGeometry, type EpochsInput } from '@/lib/charts/epochs-chart';

const input: EpochsInput = {
  epochs: 50,
  kinds: ['sBQC', 'BCE'],
  rows: [
    {
      label: 'Adam at 0.01',
      marks: [
        { median: 10, low: 5, high: 20 },
        { median: 50, low: 1, high: null },
      ],
    },
    {
      label: 'LALR',
      marks: [
        { median: null, low: null, high: null },
        { median: 2, low: 1, high: 2 },
      ],
    },
  ],
};

describe('epochsGeometry', () => {
  const { frame, rows, ticks, beyond } = epochsGeometry(input);
  const [[filled, open], [never]] = rows.map(({ marks }) => marks) as [typeof rows[0]['marks'], typeof rows[0]['marks']]; // prettier-ignore

  it('puts equal factors equally far apart, from one epoch to the last', () => {
    expect(filled!.x - filled!.low).toBeCloseTo(filled!.high - filled!.x, 0);
    expect(open!.low).toBe(ticks[0]!.at);
    expect(open!.x).toBe(frame.right);
    expect(ticks.map(({ label }) => label)).toEqual(['1', '2', '5', '10', '20', '50']);
  });

  it('puts what never came there behind the end of the training', () => {
    expect([never!.x, never!.low, never!.high, open!.high]).toEqual([beyond, beyond, beyond, beyond]);
    expect(beyond).toBeGreaterThan(frame.right + 10);
    expect(beyond).toBeLessThan(frame.width);
  });

  it('keeps the two marks of a row apart, and rows from each other', () => {
    expect(open!.y - filled!.y).toBeGreaterThan(9);
    expect(never!.y - open!.y).toBeGreaterThan(9);
  });
});

it('draws a mark and its interval for either kind in every row', () => {
  const markup = renderToStaticMarkup(<EpochsChart {...input} description="How soon" />);
  expect(markup.match(/class="chart-difference"/g)).toHaveLength(4);
  expect(markup.match(/chart-difference-clear/g)).toHaveLength(3); // two rows and the key
  expect(markup).not.toMatch(/NaN|undefined/);
  expect(markup).toContain('aria-label="How soon"');
});

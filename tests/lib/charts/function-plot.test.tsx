import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FunctionPlot } from '@/lib/charts/function-plot';
import { functionPlotFrame, functionPlotGeometry, type FunctionPlotInput } from '@/lib/charts/function-plot-geometry';
import { sampleFunction } from '@/lib/charts/sample-function';

describe('sampleFunction', () => {
  const step = (x: number) => (x < 0 ? 1 : x === 0 ? 50 : 3);

  it('never joins the two sides of a jump', () => {
    const [left, right, ...more] = sampleFunction(step, [-2, 2], [0], 5);
    expect(more).toEqual([]);
    expect(left).toEqual([-2, -1.5, -1, -0.5, 0].map((x) => [x, 1]));
    expect(right).toEqual([0, 0.5, 1, 1.5, 2].map((x) => [x, 3]));
  });

  it('takes breaks in any order and leaves out those that are not inside', () => {
    const pieces = sampleFunction((x) => x, [0, 3], [2, 1, 0, 3, 7], 2);
    expect(pieces.map((piece) => piece.map(([x]) => x))).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    pieces.flat().forEach(([x, y]) => expect(y).toBeCloseTo(x, 8));
  });

  it('refuses what cannot be drawn', () => {
    expect(() => sampleFunction((x) => 1 / x, [0, 1])).toThrow('must be finite');
    expect(() => sampleFunction(Math.sqrt, [-1, 1])).toThrow('must be finite, but it is NaN');
    expect(() => sampleFunction((x) => x, [1, 1])).toThrow('from low to high');
  });
});

const input: FunctionPlotInput = {
  x: { title: 'x', domain: [0, 10] },
  y: { title: 'y', domain: [-1, 1] },
  series: [
    {
      name: 'first',
      look: 'main',
      pieces: [
        [
          [0, -1],
          [5, 0],
        ],
        [
          [5, 0.5],
          [10, 1],
        ],
      ],
    },
    {
      name: 'second',
      look: 'thin',
      pieces: [
        [
          [0, 1],
          [10, 1],
        ],
      ],
    },
    {
      name: null,
      look: 'dashed',
      pieces: [
        [
          [0, 0],
          [10, 0],
        ],
      ],
    },
  ],
};

describe('functionPlotGeometry', () => {
  it('puts the ends of both domains on the edges of the frame', () => {
    const { left, right, top, bottom } = functionPlotFrame(undefined);
    const { series, zero } = functionPlotGeometry(input);
    const middle = (left + right) / 2;
    const quarter = top + (bottom - top) / 4;
    expect(series[0]!.path).toBe(
      `M${left},${bottom}L${middle},${(top + bottom) / 2}M${middle},${quarter}L${right},${top}`,
    );
    expect(zero).toBe((top + bottom) / 2);
  });

  it('names the lines where they part and keeps the names apart', () => {
    const right = functionPlotGeometry({ ...input, namesAt: 'right' }).series.map(({ name }) => name);
    expect(right[0]!.lineY).toBe(right[1]!.lineY);
    expect(Math.abs(right[0]!.y - right[1]!.y)).toBeGreaterThanOrEqual(13);
    expect(right[2]).toBeNull();
    const left = functionPlotGeometry({ ...input, namesAt: 'left' }).series.map(({ name }) => name);
    expect(left[0]!.lineY - left[1]!.lineY).toBe(functionPlotFrame('left').bottom - functionPlotFrame('left').top);
    expect(functionPlotGeometry(input).series.every(({ name }) => name === null)).toBe(true);
  });

  it('keeps a label inside, on the other side where its own has no room', () => {
    const label = 'a label of some length';
    const at = (x: number, place: 'top-left' | 'top-right' | 'bottom-right') =>
      functionPlotGeometry({ ...input, marks: [{ at: [x, 0], look: 'own', label, place }] }).marks[0]!.label!;
    expect(at(1, 'top-left').anchor).toBe('start');
    expect(at(9, 'top-left').anchor).toBe('end');
    expect(at(1, 'top-right').anchor).toBe('start');
    expect(at(9, 'top-right').anchor).toBe('end');
    expect(at(1, 'bottom-right').y).toBeGreaterThan(at(1, 'top-right').y);
  });

  it('has no zero line where zero is not shown and fills down to zero where asked', () => {
    expect(functionPlotGeometry({ ...input, y: { title: 'y', domain: [1, 2] } }).zero).toBeNull();
    const { area, zero } = functionPlotGeometry({
      ...input,
      area: [
        [0, 1],
        [10, 1],
      ],
    });
    const { left, right, top } = functionPlotFrame(undefined);
    expect(area).toBe(`M${left},${top}L${right},${top}L${right},${zero}L${left},${zero}Z`);
  });

  it('refuses a mark that is no number', () => {
    expect(() => functionPlotGeometry({ ...input, marks: [{ at: [NaN, 0], look: 'own' }] })).toThrow('must be finite');
  });
});

it.each(['left', 'right', undefined] as const)('renders with names at the %s', (namesAt) => {
  const html = renderToStaticMarkup(<FunctionPlot {...input} namesAt={namesAt} description="Two lines" />);
  expect(html).toContain('aria-label="Two lines"');
  expect(html.includes('>first<')).toBe(namesAt !== undefined);
  expect(html).not.toMatch(/NaN|undefined/);
});

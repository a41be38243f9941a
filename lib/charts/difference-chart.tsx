import { scaleLinear } from 'd3';
import { formatNumber } from '../format';
import { BottomAxis } from './axes';
import { ForestRows, forestRowHeight, placeForestRows, type ForestRow, type PlacedForestRow } from './forest-rows';
import { coordinate, type Frame, type Tick } from './frame';

export interface DifferenceInput {
  readonly rows: readonly ForestRow[];
  /** On which side of zero a model is better than the baseline; null where neither side is. */
  readonly better: 'left' | 'right' | null;
}

export interface DifferenceGeometry {
  readonly frame: Frame;
  readonly zero: number;
  readonly ticks: readonly Tick[];
  readonly rows: readonly PlacedForestRow[];
}

const fewestTicks = 3;
const mostTicks = 4;

/** A forest plot: differences from a baseline with their intervals around zero, in pixels of its frame. Pure. */
export function differenceGeometry({ rows }: DifferenceInput): DifferenceGeometry {
  const height = 58 + forestRowHeight * rows.length;
  const frame: Frame = { width: 368, height, left: 184, right: 354, top: 24, bottom: height - 28 };
  const known = rows.flatMap(({ estimate, low, high }) => [estimate, low, high]).filter((value) => value !== null);
  const far = Math.max(0, ...known.map(Math.abs)) || 1;
  const ends = [Math.min(0, ...known), Math.max(0, ...known)];
  // zero never at the very edge: a reader must see both sides of it
  const domain = [Math.min(ends[0]!, -far / 4), Math.max(ends[1]!, far / 4)];
  const x = scaleLinear(domain, [frame.left, frame.right]).nice(fewestTicks);
  const tickFormat = x.tickFormat(fewestTicks);
  const ticks = x.ticks(fewestTicks);
  // every second one, counted from zero, where all would touch
  const shown = ticks.length <= mostTicks ? ticks : ticks.filter((_, at) => (at - ticks.indexOf(0)) % 2 === 0);
  return {
    frame,
    zero: coordinate(x(0)),
    ticks: shown.map((value) => ({ at: coordinate(x(value)), label: axisText(value, tickFormat(value)) })),
    rows: placeForestRows(rows, x, 0, frame.top),
  };
}

/** As many decimals as the axis needs, in the reader's own spelling. */
function axisText(value: number, spelled: string): string {
  const decimals = spelled.split('.')[1]?.length ?? 0;
  return value === 0 ? '0' : formatNumber(value, decimals);
}

/** How far models differ from a baseline, and how surely: where the line crosses zero, no difference was shown. */
export function DifferenceChart({ description, ...input }: DifferenceInput & { description: string }) {
  const { frame, zero, ticks, rows } = differenceGeometry(input);
  const leftBetter = input.better === 'left';
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <BottomAxis frame={frame} ticks={ticks} lines />
      <line x1={zero} x2={zero} y1={frame.top - 4} y2={frame.bottom} className="chart-zero" />
      {input.better !== null && (
        <text
          x={leftBetter ? zero - 7 : zero + 7}
          y={frame.top - 8}
          textAnchor={leftBetter ? 'end' : 'start'}
          className="chart-axis-title"
        >
          {leftBetter ? '← better' : 'better →'}
        </text>
      )}
      <ForestRows rows={rows} />
    </svg>
  );
}

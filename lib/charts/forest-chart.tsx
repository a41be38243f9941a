import { scaleLinear } from 'd3';
import { formatNumber, formatShare } from '../format';
import { BottomAxis } from './axes';
import { ForestRows, forestRowHeight, placeForestRows, type ForestRow, type PlacedForestRow } from './forest-rows';
import { coordinate, type Frame, type Tick } from './frame';

export interface ForestInput {
  readonly rows: readonly ForestRow[];
  /** The value to measure the rows by, such as that of all patients together; null where there is none. */
  readonly measure: { readonly at: number; readonly label: string } | null;
  /** Whether the values are shares, shown in percent. */
  readonly share: boolean;
}

export interface ForestGeometry {
  readonly frame: Frame;
  readonly measure: { readonly x: number; readonly anchor: 'start' | 'end'; readonly label: string } | null;
  readonly ticks: readonly Tick[];
  readonly rows: readonly PlacedForestRow[];
}

const fewestTicks = 3;

/** A forest plot on a scale of its own, in pixels of its frame. Pure. */
export function forestGeometry({ rows, measure, share }: ForestInput): ForestGeometry {
  const height = 58 + forestRowHeight * rows.length;
  const frame: Frame = { width: 368, height, left: 184, right: 354, top: 24, bottom: height - 28 };
  const marked = rows.flatMap(({ estimate, low, high }) => [estimate, low, high]).filter((value) => value !== null);
  const known = measure === null ? marked : [...marked, measure.at];
  const [least, most] = known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
  const x = scaleLinear([least, most > least ? most : least + 1], [frame.left, frame.right]).nice(fewestTicks);
  const decimals = decimalsOf(x.tickFormat(fewestTicks)(x.ticks(fewestTicks)[1] ?? 0));
  return {
    frame,
    measure: measure === null ? null : placeMeasure(measure, x, frame),
    ticks: x.ticks(fewestTicks).map((value) => ({
      at: coordinate(x(value)),
      label: share ? formatShare(value) : formatNumber(value, decimals),
    })),
    rows: placeForestRows(rows, x, measure?.at ?? null, frame.top),
  };
}

const decimalsOf = (text: string) => text.split('.')[1]?.length ?? 0;

function placeMeasure({ at, label }: { at: number; label: string }, x: (value: number) => number, frame: Frame) {
  const place = x(at);
  const anchor = place > (frame.left + frame.right) / 2 ? ('end' as const) : ('start' as const);
  return { x: coordinate(place), anchor, label };
}

/** How a number differs from group to group, and how surely, beside what it is for all together. */
export function ForestChart({ description, ...input }: ForestInput & { description: string }) {
  const { frame, measure, ticks, rows } = forestGeometry(input);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <BottomAxis frame={frame} ticks={ticks} lines />
      {measure !== null && (
        <>
          <line x1={measure.x} x2={measure.x} y1={frame.top - 4} y2={frame.bottom} className="chart-zero" />
          <text
            x={measure.anchor === 'start' ? measure.x - 4 : measure.x + 4}
            y={frame.top - 9}
            textAnchor={measure.anchor}
            className="chart-axis-title"
          >
            {measure.label}
          </text>
        </>
      )}
      <ForestRows rows={rows} />
    </svg>
  );
}

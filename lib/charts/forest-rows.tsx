import { coordinate } from './frame';
import { wrapLabel } from './wrap-label';

/** One line of a forest plot: a name, a number with its interval, and the same as text. */
export interface ForestRow {
  readonly label: string;
  /** Null where it is undefined; the row then says so. */
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly text: string;
}

export interface PlacedForestRow {
  readonly label: string;
  readonly text: string;
  readonly y: number;
  readonly mark: { readonly x: number; readonly low: number | null; readonly high: number | null } | null;
  /** Whether the interval leaves the line to measure by out. */
  readonly clear: boolean;
}

export const forestRowHeight = 44;
const longestLabel = 29;

/** Rows under one another from `top` on; `measure` is the value that an interval may leave out, if there is one. Pure. */
export function placeForestRows(
  rows: readonly ForestRow[],
  x: (value: number) => number,
  measure: number | null,
  top: number,
): PlacedForestRow[] {
  const orNull = (value: number | null) => (value === null ? null : coordinate(x(value)));
  return rows.map(({ label, text, estimate, low, high }, index) => ({
    label: wrapLabel(label, longestLabel, 1)[0] ?? '',
    text,
    y: coordinate(top + forestRowHeight * (index + 0.5)),
    mark: estimate === null ? null : { x: coordinate(x(estimate)), low: orNull(low), high: orNull(high) },
    clear: measure !== null && low !== null && high !== null && (low > measure || high < measure),
  }));
}

/** Names and numbers at the left, marks with their intervals at the right; full marks where the interval leaves the measure out. */
export function ForestRows({ rows }: { rows: readonly PlacedForestRow[] }) {
  return rows.map(({ label, text, y, mark, clear }, index) => (
    <g key={index}>
      <text x={0} y={y - 2} className="chart-own-label">
        {label}
      </text>
      <text x={0} y={y + 13} className="chart-label">
        {text}
      </text>
      {mark !== null && mark.low !== null && mark.high !== null && (
        <line x1={mark.low} x2={mark.high} y1={y} y2={y} className="chart-difference" />
      )}
      {mark !== null && (
        <circle cx={mark.x} cy={y} r={5} className={clear ? 'chart-difference-clear' : 'chart-difference-open'} />
      )}
    </g>
  ));
}

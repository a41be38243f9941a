import { scaleLog } from 'd3';
import { BottomAxis } from './axes';
import { coordinate, type Frame, type Tick } from './frame';

/** Median and quartiles of the epochs until a goal; null where that run ended before it. */
export interface EpochsMark {
  readonly median: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface EpochsInput {
  /** Of the whole training. */
  readonly epochs: number;
  /** What the filled and the open marks are. */
  readonly kinds: readonly [string, string];
  readonly rows: readonly { readonly label: string; readonly marks: readonly [EpochsMark, EpochsMark] }[];
}

export interface EpochsGeometry {
  readonly frame: Frame;
  readonly ticks: readonly Tick[];
  /** Where marks stand that lie beyond the training. */
  readonly beyond: number;
  readonly rows: readonly {
    readonly label: string;
    readonly y: number;
    readonly marks: readonly { readonly x: number; readonly y: number; readonly low: number; readonly high: number }[];
  }[];
}

const rowHeight = 32;
const apart = 6;
const ticksAt = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Rows of two marks on one scale of epochs by equal factors, with room on the right for what never came there. Pure. */
export function epochsGeometry({ epochs, rows }: EpochsInput): EpochsGeometry {
  const height = 64 + rowHeight * rows.length;
  const frame: Frame = { width: 460, height, left: 142, right: 404, top: 30, bottom: height - 34 };
  const x = scaleLog([1, Math.max(2, epochs)], [frame.left + 6, frame.right]);
  const beyond = frame.right + 30;
  const place = (value: number | null): number => (value === null ? beyond : coordinate(x(value)));
  return {
    frame,
    beyond,
    ticks: ticksAt.filter((at) => at <= epochs).map((at) => ({ at: coordinate(x(at)), label: String(at) })),
    rows: rows.map(({ label, marks }, index) => {
      const y = coordinate(frame.top + rowHeight * (index + 0.5));
      return {
        label,
        y,
        marks: marks.map(({ median, low, high }, kind) => ({
          x: place(median),
          y: kind === 0 ? y - apart : y + apart,
          low: place(low),
          high: place(high),
        })),
      };
    }),
  };
}

/** How soon each rule came to its goal: medians with the middle half of the runs, one loss filled and one open. */
export function EpochsChart({ description, ...input }: EpochsInput & { description: string }) {
  const { frame, ticks, beyond, rows } = epochsGeometry(input);
  const looks = ['chart-difference-clear', 'chart-difference-open'];
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <BottomAxis frame={frame} ticks={ticks} lines />
      <line x1={beyond} x2={beyond} y1={frame.top} y2={frame.bottom} className="chart-grid" />
      <text x={beyond} y={frame.bottom + 17} textAnchor="middle">
        later
      </text>
      <text x={frame.left + 6} y={frame.height - 3} className="chart-axis-title">
        Epochs until the goal: median, middle half of the runs
      </text>
      {input.kinds.map((kind, at) => (
        <g key={kind}>
          <circle cx={frame.left + 12 + 66 * at} cy={12} r={4.5} className={looks[at]} />
          <text x={frame.left + 22 + 66 * at} y={16} className="chart-own-label">
            {kind}
          </text>
        </g>
      ))}
      {rows.map(({ label, y, marks }) => (
        <g key={label}>
          <text x={0} y={y + 4} className="chart-label">
            {label}
          </text>
          {marks.map((mark, at) => (
            <g key={looks[at]}>
              <line x1={mark.low} x2={mark.high} y1={mark.y} y2={mark.y} className="chart-difference" />
              <circle cx={mark.x} cy={mark.y} r={4.5} className={looks[at]} />
            </g>
          ))}
        </g>
      ))}
    </svg>
  );
}

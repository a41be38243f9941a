import { formatCount, formatShare } from '../format';
import { BottomAxis } from './axes';
import { coordinate, type Frame, type Tick } from './frame';
import { shareScale, shareTicks } from './outcome-scale';
import { rowFrame, RowLabel, rowsOf } from './rows';
import { wrapLabel } from './wrap-label';

export interface OutcomeLevelsInput {
  readonly levels: readonly {
    readonly label: string;
    readonly n: number;
    readonly outcome: { readonly share: number; readonly low: number; readonly high: number } | null;
  }[];
  readonly prevalence: number | null;
  readonly top: number;
}

export interface OutcomeLevelsGeometry {
  readonly frame: Frame;
  readonly ticks: readonly Tick[];
  readonly prevalence: number | null;
  readonly rows: readonly {
    readonly y: number;
    readonly lines: readonly string[];
    readonly under: string;
    /** How many have the level: a bar from the left edge. */
    readonly bar: { readonly width: number; readonly height: number };
    readonly dot: { readonly x: number; readonly from: number; readonly to: number; readonly label: string } | null;
  }[];
}

const heights = { least: 110, row: 36 };

/** A row for each level: a bar for its patients, a dot with its interval for the outcome. Pure. */
export function outcomeLevelsGeometry({ levels, prevalence, top }: OutcomeLevelsInput): OutcomeLevelsGeometry {
  const frame = { ...rowFrame(levels.length, heights), top: 34 };
  const x = shareScale(top, frame.left, frame.right);
  const { step, first } = rowsOf(frame, levels.length);
  const most = Math.max(1, ...levels.map(({ n }) => n));
  return {
    frame,
    ticks: prevalence === null ? [] : shareTicks(top, x),
    prevalence: prevalence === null ? null : coordinate(x(prevalence)),
    rows: levels.map(({ label, n, outcome }, index) => ({
      y: coordinate(first + index * step),
      lines: wrapLabel(label, 18, 2),
      under: formatCount(n, 'patient'),
      bar: { width: coordinate((n / most) * (frame.right - frame.left)), height: coordinate(Math.min(14, step * 0.4)) },
      dot:
        outcome === null
          ? null
          : {
              x: coordinate(x(outcome.share)),
              from: coordinate(x(outcome.low)),
              to: coordinate(x(outcome.high)),
              label: formatShare(outcome.share),
            },
    })),
  };
}

/** The observed share with the outcome level by level, over bars for the patients of each. */
export function OutcomeLevelsChart({ description, ...input }: OutcomeLevelsInput & { description: string }) {
  const { frame, ticks, prevalence, rows } = outcomeLevelsGeometry(input);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <BottomAxis frame={frame} ticks={ticks} lines />
      {prevalence !== null && (
        <>
          <line x1={prevalence} x2={prevalence} y1={frame.top} y2={frame.bottom} className="chart-dashed" />
          <text x={prevalence} y={frame.top - 2} textAnchor="middle" className="chart-halo">
            all
          </text>
        </>
      )}
      {rows.map(({ y, lines, under, bar, dot }) => (
        <g key={y}>
          <RowLabel frame={frame} y={y} lines={lines} own={false} under={under} />
          <rect x={frame.left} y={y - bar.height / 2} {...bar} className="chart-density" />
          {dot !== null && (
            <>
              <line x1={dot.from} x2={dot.to} y1={y} y2={y} className="chart-whisker-strong" />
              <circle cx={dot.x} cy={y} r={4.5} className="chart-dot" />
              <text x={dot.x} y={y - 9} textAnchor="middle" className="chart-label chart-halo">
                {dot.label}
              </text>
            </>
          )}
        </g>
      ))}
      <text x={frame.left} y={12} className="chart-axis-title">
        {prevalence === null ? 'Patients' : 'Observed share positive, 95 % interval'}
      </text>
    </svg>
  );
}

import { formatRisk } from '../format';
import { BottomAxis } from './axes';
import { coordinate, type Frame, type Tick } from './frame';
import { riskScale, riskTicks } from './risk-scale';
import { rowFrame, RowLabel, rowsOf } from './rows';
import { wrapLabel } from './wrap-label';

export interface RiskRow {
  readonly key: string;
  /** What stands at the left, and a small line under it. */
  readonly label: string;
  readonly under: string;
  readonly risk: number;
  readonly low: number;
  readonly high: number;
  readonly threshold: number;
  /** Drawn hollow where false: no longer in use. */
  readonly inUse: boolean;
}

export interface RiskHistoryGeometry {
  readonly frame: Frame;
  readonly risks: readonly Tick[];
  readonly rows: readonly {
    readonly key: string;
    readonly y: number;
    readonly x: number;
    readonly from: number;
    readonly to: number;
    readonly threshold: number;
    readonly lines: readonly string[];
    readonly under: string;
    readonly label: string;
    readonly inUse: boolean;
  }[];
  /** Connects the risks from row to row. */
  readonly path: string;
}

/** One row for each risk, in the order given: dot and interval along the risk, the threshold as a stroke across the row. Pure. */
export function riskHistoryGeometry(risks: readonly RiskRow[]): RiskHistoryGeometry {
  const frame = rowFrame(risks.length, { least: 90, row: 42 });
  const x = riskScale(frame.left, frame.right);
  const { step, first } = rowsOf(frame, Math.max(1, risks.length));
  const rows = risks.map(({ key, label, under, risk, low, high, threshold, inUse }, index) => ({
    key,
    y: coordinate(first + index * step),
    x: coordinate(x(risk)),
    from: coordinate(x(low)),
    to: coordinate(x(high)),
    threshold: coordinate(x(threshold)),
    lines: wrapLabel(label, 18, 1),
    under,
    label: formatRisk(risk),
    inUse,
  }));
  return {
    frame,
    risks: riskTicks(x),
    rows,
    path: rows.map((row, index) => `${index === 0 ? 'M' : 'L'}${row.x},${row.y}`).join(''),
  };
}

/** A patient's risk by one model after another. */
export function RiskHistoryChart({ risks, description }: { risks: readonly RiskRow[]; description: string }) {
  const { frame, risks: ticks, rows, path } = riskHistoryGeometry(risks);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <BottomAxis frame={frame} ticks={ticks} lines />
      {rows.length > 1 && <path d={path} className="chart-leader" />}
      {rows.map((row) => (
        <g key={row.key}>
          <RowLabel frame={frame} y={row.y} lines={row.lines} own={false} under={row.under} />
          <line x1={row.threshold} x2={row.threshold} y1={row.y - 11} y2={row.y + 11} className="chart-dashed" />
          <line x1={row.from} x2={row.to} y1={row.y} y2={row.y} className="chart-interval" opacity={0.55} />
          <circle cx={row.x} cy={row.y} r={4.5} className={row.inUse ? 'chart-point' : 'chart-point-hollow'} />
          <text x={row.x} y={row.y - 10} textAnchor="middle" className="chart-value">
            {row.label}
          </text>
        </g>
      ))}
    </svg>
  );
}

import type { RiskCurve } from '@/models/model';
import { formatRisk, formatShare } from '../format';
import { coordinate, type Frame, type Tick } from './frame';
import { BottomAxis } from './axes';
import { HoverLayer } from './hover-layer';
import { riskScale, riskTicks } from './risk-scale';
import { sparseShare } from './sparse-zones';
import { rowFrame, RowLabel, rowsOf, type RowHeights } from './rows';
import { wrapLabel } from './wrap-label';

export interface RiskDotsInput {
  readonly curve: RiskCurve;
  readonly levelLabels: readonly string[];
  /** Patients of the cohort with each level. */
  readonly counts: readonly number[];
  /** The risks before a change; the patient's level then is ringed. */
  readonly before?: RiskCurve;
  /** A risk that is pointed at on another chart; null where none is. */
  readonly pointed?: number | null;
}

export interface RiskDotsGeometry {
  readonly frame: Frame;
  readonly risks: readonly Tick[];
  readonly rows: readonly {
    readonly level: number;
    readonly y: number;
    readonly height: number;
    readonly lines: readonly string[];
    readonly x: number;
    readonly from: number;
    readonly to: number;
    /** "98 %", with " · few patients" where fewer than 1 % of the patients have this level. */
    readonly label: string;
    readonly labelX: number;
    readonly labelY: number;
    /** In the middle over the dot, unless that leaves the plot. */
    readonly anchor: 'start' | 'middle' | 'end';
    /** How many of the cohort have this level, "31 % of patients"; null where nobody was counted. */
    readonly share: string | null;
    /** Whether fewer than 1 % of the patients have this level. */
    readonly sparse: boolean;
    /** `plausible`: what a missing value could be; drawn hollow. */
    readonly role: 'own' | 'plausible' | 'other';
    /** Where the dot was before a change, and whether the patient had this level then. */
    readonly before: { readonly x: number; readonly own: boolean } | null;
  }[];
  readonly pointed: { readonly x: number; readonly label: string } | null;
}

/** One row for each level that the curve has: dot and interval along the risk, with its number. Pure. */
export function riskDotsGeometry(
  { curve, levelLabels, counts, before, pointed = null }: RiskDotsInput,
  heights?: RowHeights,
): RiskDotsGeometry {
  const frame = rowFrame(curve.values.length, heights);
  const x = riskScale(frame.left, frame.right);
  const { step, first } = rowsOf(frame, curve.values.length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return {
    frame,
    risks: riskTicks(x),
    pointed: pointed === null ? null : { x: coordinate(x(pointed)), label: formatRisk(pointed) },
    rows: curve.values.map((level, index) => {
      const y = first + index * step;
      const at = x(curve.risk[index]!);
      const sparse = total > 0 && (counts[level] ?? 0) / total < sparseShare;
      const isPlausible = curve.plausible?.values.includes(level) === true;
      const remark = `${isPlausible ? ' · plausible' : ''}${sparse ? ' · few patients' : ''}`;
      const label = formatRisk(curve.risk[index]!) + remark;
      return {
        level,
        y: coordinate(y),
        height: coordinate(step),
        lines: wrapLabel(levelLabels[level] ?? `level ${level}`, 18, 2),
        x: coordinate(at),
        from: coordinate(x(curve.riskLow[index]!)),
        to: coordinate(x(curve.riskHigh[index]!)),
        label,
        ...besideDot(at, label, frame),
        labelY: coordinate(y - 10),
        share: total > 0 ? `${formatShare((counts[level] ?? 0) / total)} of patients` : null,
        sparse,
        role: level === curve.at ? 'own' : isPlausible ? 'plausible' : 'other',
        before: before === undefined ? null : { x: coordinate(x(before.risk[index]!)), own: level === before.at },
      };
    }),
  };
}

/** Half the width of a character of a chart's words, a little generous. */
const halfCharacter = 3.3;

function besideDot(at: number, label: string, frame: Frame): { labelX: number; anchor: 'start' | 'middle' | 'end' } {
  const half = label.length * halfCharacter;
  if (at + half > frame.right + 8) return { labelX: frame.right + 8, anchor: 'end' };
  if (at - half < frame.left) return { labelX: frame.left, anchor: 'start' };
  return { labelX: coordinate(at), anchor: 'middle' };
}

const pointClass = { own: 'chart-point', plausible: 'chart-point-hollow', other: 'chart-dot' };

interface RiskDotsChartProps extends RiskDotsInput {
  readonly description: string;
  /** Called with the level and its risk under the pointer, with null once it has left. */
  readonly onPoint?: (pointed: { readonly value: number; readonly risk: number } | null) => void;
}

/** A patient's risk at each level of a category, the patient's own level in the patient's colour. */
export function RiskDotsChart({ description, onPoint, ...input }: RiskDotsChartProps) {
  const { frame, risks, rows, pointed } = riskDotsGeometry(input);
  const pointAt = (y: number) => {
    const nearest = rows.reduce(
      (best, row, index) => (Math.abs(row.y - y) < Math.abs(rows[best]!.y - y) ? index : best),
      0,
    );
    return { value: input.curve.values[nearest]!, risk: input.curve.risk[nearest]! };
  };
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      {rows
        .filter((row) => row.sparse)
        .map((row) => (
          <rect
            key={row.level}
            x={frame.left}
            y={row.y - row.height / 2}
            width={frame.right - frame.left}
            height={row.height}
            className="chart-sparse"
          />
        ))}
      <BottomAxis frame={frame} ticks={risks} lines />
      {rows.map((row) => (
        <g key={row.level}>
          <RowLabel
            frame={frame}
            y={row.y}
            lines={row.lines}
            own={row.role === 'own'}
            under={row.sparse ? null : row.share}
          />
          <line
            x1={row.from}
            x2={row.to}
            y1={row.y}
            y2={row.y}
            className={row.role === 'own' ? 'chart-interval' : 'chart-whisker'}
          />
          {row.before !== null && (
            <circle cx={row.before.x} cy={row.y} r={row.before.own ? 5 : 3.5} className="chart-point-before" />
          )}
          <circle cx={row.x} cy={row.y} r={row.role === 'other' ? 4.5 : 5.5} className={pointClass[row.role]} />
          <text
            x={row.labelX}
            y={row.labelY}
            textAnchor={row.anchor}
            className={row.role === 'own' ? 'chart-value' : 'chart-label'}
          >
            {row.label}
          </text>
        </g>
      ))}
      {pointed !== null && (
        <g aria-hidden="true">
          <line x1={pointed.x} x2={pointed.x} y1={frame.top} y2={frame.bottom} className="chart-guide" />
          <text x={pointed.x} y={frame.top - 1} textAnchor="middle" className="chart-halo">
            {pointed.label}
          </text>
        </g>
      )}
      {onPoint !== undefined && (
        <HoverLayer frame={frame} onPoint={(place) => onPoint(place === null ? null : pointAt(place.y))} />
      )}
    </svg>
  );
}

import type { RiskCurve } from '@/models/model';
import { formatRisk } from '../format';
import { BottomAxis } from './axes';
import { coordinate, type Frame, type Tick } from './frame';
import { riskScale, riskTicks } from './risk-scale';
import { rowFrame, RowLabel, rowsOf } from './rows';
import { wrapLabel } from './wrap-label';

export interface DotsPairInput {
  readonly first: RiskCurve;
  readonly second: RiskCurve;
  readonly levelLabels: readonly string[];
}

export interface PairedDot {
  readonly y: number;
  readonly x: number;
  readonly from: number;
  readonly to: number;
  /** "A 58 %", beside the interval on the side that has room. */
  readonly label: string;
  readonly labelX: number;
  readonly anchor: 'start' | 'end';
}

export interface DotsPairGeometry {
  readonly frame: Frame;
  readonly risks: readonly Tick[];
  readonly rows: readonly {
    readonly level: number;
    readonly y: number;
    readonly lines: readonly string[];
    /** Whether it is the patient's own level. */
    readonly own: boolean;
    readonly first: PairedDot;
    readonly second: PairedDot;
  }[];
}

/** Half the distance between the two dots of a row. */
const halfGap = 8;
const labelWidth = 42;

/** One row for each level, the first model's dot over the second's. Pure. */
export function dotsPairGeometry({ first, second, levelLabels }: DotsPairInput): DotsPairGeometry {
  const frame = rowFrame(first.values.length, { least: 150, row: 44 });
  const x = riskScale(frame.left, frame.right);
  const { step, first: top } = rowsOf(frame, first.values.length);
  const dotOf = (letter: string, curve: RiskCurve, index: number, y: number): PairedDot => {
    const [from, to] = [x(curve.riskLow[index]!), x(curve.riskHigh[index]!)];
    const fits = to + labelWidth <= frame.right + 10;
    return {
      y: coordinate(y),
      x: coordinate(x(curve.risk[index]!)),
      from: coordinate(from),
      to: coordinate(to),
      label: `${letter} ${formatRisk(curve.risk[index]!)}`,
      labelX: coordinate(fits ? to + 8 : from - 8),
      anchor: fits ? 'start' : 'end',
    };
  };
  return {
    frame,
    risks: riskTicks(x),
    rows: first.values.map((level, index) => {
      const y = top + index * step;
      return {
        level,
        y: coordinate(y),
        lines: wrapLabel(levelLabels[level] ?? `level ${level}`, 18, 2),
        own: level === first.at,
        first: dotOf('A', first, index, y - halfGap),
        second: dotOf('B', second, second.values.indexOf(level), y + halfGap),
      };
    }),
  };
}

/** Two models' risks at each level of a category: A a full dot, B a ring. */
export function DotsPairChart({ description, ...input }: DotsPairInput & { description: string }) {
  const { frame, risks, rows } = dotsPairGeometry(input);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <BottomAxis frame={frame} ticks={risks} lines />
      {rows.map((row) => (
        <g key={row.level}>
          <RowLabel frame={frame} y={row.y} lines={row.lines} own={row.own} under={row.own ? 'this patient' : null} />
          <Dot dot={row.first} dotClass="chart-dot" whisker="chart-whisker" />
          <Dot dot={row.second} dotClass="chart-dot-second" whisker="chart-whisker-second" />
        </g>
      ))}
    </svg>
  );
}

function Dot({ dot, dotClass, whisker }: { dot: PairedDot; dotClass: string; whisker: string }) {
  return (
    <>
      <line x1={dot.from} x2={dot.to} y1={dot.y} y2={dot.y} className={whisker} />
      <circle cx={dot.x} cy={dot.y} r={4.5} className={dotClass} />
      <text x={dot.labelX} y={dot.y + 4} textAnchor={dot.anchor} className="chart-label chart-halo">
        {dot.label}
      </text>
    </>
  );
}

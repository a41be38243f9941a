import { extent, scaleLinear } from 'd3';
import type { RiskCurve } from '@/models/model';
import { formatNumber } from '../format';
import { BottomAxis } from './axes';
import { coordinate, type Frame, type Tick } from './frame';
import { rowFrame, RowLabel, rowsOf, type RowHeights } from './rows';
import { wrapLabel } from './wrap-label';

export interface LatentDotsInput {
  readonly curve: RiskCurve;
  readonly levelLabels: readonly string[];
  readonly taus: readonly number[];
}

export interface LatentDotsGeometry {
  readonly frame: Frame;
  readonly zero: number;
  readonly quantiles: readonly Tick[];
  readonly rows: readonly {
    readonly level: number;
    readonly y: number;
    readonly lines: readonly string[];
    readonly own: boolean;
    readonly dots: readonly { readonly tau: number; readonly x: number; readonly negative: boolean }[];
  }[];
}

/** One row for each level of a category: its m latent quantiles along Q, with the zero line. Pure. */
export function latentDotsGeometry(
  { curve, levelLabels, taus }: LatentDotsInput,
  heights?: RowHeights,
): LatentDotsGeometry {
  const frame = rowFrame(curve.values.length, heights);
  const [lowest = 0, highest = 0] = extent(curve.latentQuantiles.flat());
  const x = scaleLinear()
    .domain([Math.min(0, lowest), Math.max(0, highest)])
    .nice(5)
    .range([frame.left, frame.right]);
  const { step, first } = rowsOf(frame, curve.values.length);
  return {
    frame,
    zero: coordinate(x(0)),
    quantiles: x.ticks(5).map((tick) => ({ at: coordinate(x(tick)), label: formatNumber(tick) })),
    rows: curve.values.map((level, index) => ({
      level,
      y: coordinate(first + index * step),
      lines: wrapLabel(levelLabels[level] ?? `level ${level}`, 18, 2),
      own: level === curve.at,
      dots: taus.map((tau, position) => {
        const quantile = curve.latentQuantiles[index]![position]!;
        return { tau, x: coordinate(x(quantile)), negative: quantile < 0 };
      }),
    })),
  };
}

/** Latent quantiles at each level of a category: hollow below zero, full above; the root lies between. */
export function LatentDotsChart({ description, ...input }: LatentDotsInput & { description: string }) {
  const { frame, zero, quantiles, rows } = latentDotsGeometry(input);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <BottomAxis frame={frame} ticks={quantiles} lines />
      <line x1={zero} x2={zero} y1={frame.top} y2={frame.bottom} className="chart-zero" />
      <text x={frame.left - 30} y={frame.bottom + 17} textAnchor="end" className="chart-axis-title">
        Q(τ)
      </text>
      {rows.map((row) => (
        <g key={row.level}>
          <RowLabel frame={frame} y={row.y} lines={row.lines} own={row.own} under={null} />
          <line x1={row.dots[0]?.x} x2={row.dots.at(-1)?.x} y1={row.y} y2={row.y} className="chart-leader" />
          {row.dots.map((dot) => (
            <circle key={dot.tau} cx={dot.x} cy={row.y} r={3.6} className={dotClass(row.own, dot.negative)} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function dotClass(own: boolean, negative: boolean): string {
  return `chart-latent-dot${own ? ' is-own' : ''}${negative ? ' is-negative' : ''}`;
}

import { curveMonotoneX, extent, line, scaleLinear } from 'd3';
import type { RiskCurve } from '@/models/model';
import { formatNumber } from '../format';
import { BottomAxis, LeftAxis } from './axes';
import { cardFrame, coordinate, type Frame, type Tick } from './frame';
import { interpolate, zeroCrossings } from './interpolate';
import { spreadLabels } from './spread-labels';
import { valueScale, valueTicks } from './value-scale';

export interface LatentQuantileInput {
  readonly curve: RiskCurve;
  readonly taus: readonly number[];
  /** The patient's root; null where none is shown. */
  readonly tauStar: number | null;
  /** Whether the feature has whole numbers only. */
  readonly integer?: boolean;
}

export interface LatentQuantileGeometry {
  readonly levels: readonly {
    readonly tau: number;
    readonly path: string;
    readonly endY: number;
    readonly labelY: number;
    /** Where this level's curve meets zero along the feature. */
    readonly roots: readonly number[];
    /** Where it stands at the patient's value. */
    readonly ownY: number | null;
  }[];
  readonly zero: number;
  readonly quantiles: readonly Tick[];
  readonly values: readonly Tick[];
  readonly own: { readonly x: number; readonly label: string; readonly anchor: 'start' | 'end' } | null;
}

/** The frame of a latent chart: room at the right for the quantile levels. */
export const latentFrame: Frame = { ...cardFrame, right: 324, top: 24 };

/** The m curves Q_x(tau) along a number, the zero line and the roots, in pixels of the frame. Pure. */
export function latentQuantileGeometry(input: LatentQuantileInput, frame: Frame = latentFrame): LatentQuantileGeometry {
  const { curve, taus, tauStar } = input;
  const { values, at } = curve;
  const x = valueScale(Math.min(values[0]!, at ?? Infinity), Math.max(values.at(-1)!, at ?? -Infinity), frame);
  const [lowest = 0, highest = 0] = extent(curve.latentQuantiles.flat());
  const y = scaleLinear()
    .domain([Math.min(0, lowest), Math.max(0, highest)])
    .nice(5)
    .range([frame.bottom, frame.top]);
  const columns = taus.map((_, level) => curve.latentQuantiles.map((row) => row[level]!));
  const path = line<number>()
    .x((_, index) => x(values[index]!))
    .y((quantile) => y(quantile))
    .curve(curveMonotoneX)
    .digits(1);
  const ends = columns.map((column) => y(column.at(-1)!));
  const labels = spreadLabels(ends, Math.min(12.5, (frame.bottom - frame.top) / taus.length), frame.top, frame.bottom);
  return {
    levels: taus.map((tau, level) => ({
      tau,
      path: path(columns[level]!) ?? '',
      endY: coordinate(ends[level]!),
      labelY: coordinate(labels[level]!),
      roots: zeroCrossings(values, columns[level]!).map((root) => coordinate(x(root))),
      ownY: at === null ? null : coordinate(y(interpolate(values, columns[level]!, at))),
    })),
    zero: coordinate(y(0)),
    quantiles: y.ticks(5).map((tick) => ({ at: coordinate(y(tick)), label: formatNumber(tick) })),
    values: valueTicks(x, input.integer ?? false),
    own:
      at === null
        ? null
        : {
            x: coordinate(x(at)),
            label: tauStar === null ? formatNumber(at) : `τ* = ${formatNumber(tauStar, 2)}`,
            anchor: x(at) > (frame.left + frame.right) / 2 ? 'end' : 'start',
          },
  };
}

/** Latent quantile curves along a number, one line a quantile level, as in the paper's figures 3 and 4. */
export function LatentQuantileChart({ description, ...input }: LatentQuantileInput & { description: string }) {
  const frame = latentFrame;
  const shape = latentQuantileGeometry(input, frame);
  const { own } = shape;
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      <LeftAxis frame={frame} ticks={shape.quantiles} />
      <BottomAxis frame={frame} ticks={shape.values} />
      <text x={frame.left} y={frame.top - 11} className="chart-axis-title">
        Q(τ)
      </text>
      <text x={frame.right + 12} y={frame.top - 11} className="chart-axis-title">
        τ
      </text>
      <line x1={frame.left} x2={frame.right} y1={shape.zero} y2={shape.zero} className="chart-zero" />
      {shape.levels.map((level, index) => (
        <g key={level.tau}>
          <path
            d={level.path}
            className="chart-level"
            strokeOpacity={0.4 + (0.6 * (index + 1)) / shape.levels.length}
          />
          <polyline
            points={`${frame.right + 1},${level.endY} ${frame.right + 6},${level.labelY} ${frame.right + 9},${level.labelY}`}
            className="chart-leader"
          />
          <text x={frame.right + 12} y={level.labelY + 4}>
            {formatNumber(level.tau)}
          </text>
        </g>
      ))}
      {own !== null && <line x1={own.x} x2={own.x} y1={frame.top} y2={frame.bottom} className="chart-drop" />}
      {shape.levels.map((level) => (
        <g key={level.tau}>
          {level.roots.map((root) => (
            <circle key={root} cx={root} cy={shape.zero} r={3} className="chart-root" />
          ))}
          {own !== null && level.ownY !== null && (
            <circle cx={own.x} cy={level.ownY} r={2} className="chart-own-level" />
          )}
        </g>
      ))}
      {own !== null && (
        <>
          <circle
            cx={own.x}
            cy={shape.zero}
            r={5.5}
            className={input.curve.at === null ? 'chart-point-hollow' : 'chart-point'}
          />
          <text
            x={own.anchor === 'end' ? own.x - 10 : own.x + 10}
            y={shape.zero - 9}
            textAnchor={own.anchor}
            className="chart-value"
          >
            {own.label}
          </text>
        </>
      )}
    </svg>
  );
}

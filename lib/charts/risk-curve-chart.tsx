import { area, curveMonotoneX, line } from 'd3';
import type { FeatureSummary, RiskCurve } from '@/models/model';
import { formatNumber } from '../format';
import { BottomAxis, LeftAxis } from './axes';
import { cardFrame, coordinate, type Frame, type Tick } from './frame';
import { interpolate } from './interpolate';
import { placeLabel } from './place-label';
import { riskScale, riskTicks } from './risk-scale';
import { valueScale, valueTicks } from './value-scale';
import { sparseZones } from './sparse-zones';

export interface RiskCurveInput {
  readonly curve: RiskCurve;
  readonly summary: Extract<FeatureSummary, { kind: 'numeric' }>;
  /** What stands in for a missing value; drawn hollow. */
  readonly assumed: number | null;
}

export interface RiskCurveGeometry {
  readonly line: string;
  readonly band: string;
  readonly sparse: readonly { readonly x: number; readonly width: number }[];
  /** Where to say what the shading means: on its widest zone, on the side that the curve leaves free. */
  readonly sparseLabel: { readonly x: number; readonly y: number } | null;
  /** Ticks of the cohort's quantiles; higher where several fall on one value. */
  readonly rug: readonly { x: number; height: number }[];
  readonly risks: readonly Tick[];
  readonly values: readonly Tick[];
  readonly point: {
    readonly x: number;
    readonly y: number;
    readonly measured: boolean;
    readonly label: string;
    readonly labelX: number;
    readonly labelY: number;
    readonly anchor: 'start' | 'end';
  } | null;
}

/** Everything that a risk curve's drawing needs, in pixels of the frame. Pure. */
export function riskCurveGeometry(
  { curve, summary, assumed }: RiskCurveInput,
  frame: Frame = cardFrame,
): RiskCurveGeometry {
  const at = curve.at ?? assumed;
  const low = Math.min(curve.values[0]!, at ?? Infinity);
  const high = Math.max(curve.values.at(-1)!, at ?? -Infinity);
  const x = valueScale(low, high, frame);
  const y = riskScale(frame.bottom, frame.top);
  const heightAt = (pixel: number) => y(interpolate(curve.values, curve.risk, x.invert(pixel)));
  const points = curve.values.map((value, index) => ({ x: x(value), index }));
  const path = line<{ x: number; index: number }>()
    .x((point) => point.x)
    .y((point) => y(curve.risk[point.index]!))
    .curve(curveMonotoneX)
    .digits(1);
  const band = area<{ x: number; index: number }>()
    .x((point) => point.x)
    .y0((point) => y(curve.riskLow[point.index]!))
    .y1((point) => y(curve.riskHigh[point.index]!))
    .curve(curveMonotoneX)
    .digits(1);
  const sparse = sparseZones(summary.quantiles, low, high, summary.integer).map((zone) => ({
    x: coordinate(x(zone.from)),
    width: coordinate(x(zone.to) - x(zone.from)),
  }));
  return {
    line: path(points) ?? '',
    band: band(points) ?? '',
    sparse,
    sparseLabel: sparseLabel(sparse, heightAt, frame),
    rug: rugOf(summary.quantiles).map(({ value, height }) => ({ x: coordinate(x(value)), height })),
    risks: riskTicks(y),
    values: valueTicks(x, summary.integer),
    point: at === null ? null : pointOf(curve, at, x(at), heightAt, frame),
  };
}

const labelWidth = 66;

function sparseLabel(
  zones: RiskCurveGeometry['sparse'],
  heightAt: (x: number) => number,
  frame: Frame,
): RiskCurveGeometry['sparseLabel'] {
  const widest = zones.reduce((best, zone) => (zone.width > best.width ? zone : best), { x: 0, width: 0 });
  if (widest.width < labelWidth) return null;
  const x = widest.x + widest.width / 2;
  const upper = heightAt(x) > (frame.top + frame.bottom) / 2;
  return { x: coordinate(x), y: upper ? frame.top + 14 : frame.bottom - 20 };
}

function pointOf(
  curve: RiskCurve,
  at: number,
  x: number,
  heightAt: (x: number) => number,
  frame: Frame,
): RiskCurveGeometry['point'] {
  const measured = curve.at !== null;
  const label = measured ? formatNumber(at) : `assumed ${formatNumber(at)}`;
  const place = { x: coordinate(x), y: coordinate(heightAt(x)) };
  const beside = placeLabel(place, label, heightAt, frame);
  return { ...place, measured, label, labelX: beside.x, labelY: beside.y, anchor: beside.anchor };
}

function rugOf(quantiles: readonly number[]): { value: number; height: number }[] {
  const counts = new Map<number, number>();
  for (const value of quantiles) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, height: Math.min(14, 4 + count) }));
}

/** A patient's risk along a number: curve with its interval, the patient, the cohort along the foot. */
export function RiskCurveChart({ description, ...input }: RiskCurveInput & { description: string }) {
  const frame = cardFrame;
  const shape = riskCurveGeometry(input, frame);
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={description} className="chart">
      {shape.sparse.map((zone) => (
        <rect
          key={zone.x}
          x={zone.x}
          y={frame.top}
          width={zone.width}
          height={frame.bottom - frame.top}
          className="chart-sparse"
        />
      ))}
      <LeftAxis frame={frame} ticks={shape.risks} baseline={frame.bottom} />
      <BottomAxis frame={frame} ticks={shape.values} />
      {shape.sparseLabel !== null && (
        <text {...shape.sparseLabel} textAnchor="middle">
          few patients
        </text>
      )}
      {shape.rug.map((tick, index) => (
        <rect
          key={index}
          x={tick.x - 0.5}
          y={frame.bottom - tick.height}
          width={1}
          height={tick.height}
          className="chart-density"
        />
      ))}
      <path d={shape.band} className="chart-band" />
      <path d={shape.line} className="chart-line" />
      {shape.point !== null && (
        <>
          <line x1={shape.point.x} x2={shape.point.x} y1={shape.point.y} y2={frame.bottom} className="chart-drop" />
          <circle
            cx={shape.point.x}
            cy={shape.point.y}
            r={5.5}
            className={shape.point.measured ? 'chart-point' : 'chart-point-hollow'}
          />
          <text x={shape.point.labelX} y={shape.point.labelY} textAnchor={shape.point.anchor} className="chart-value">
            {shape.point.label}
          </text>
        </>
      )}
    </svg>
  );
}

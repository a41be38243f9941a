/** The geometry of a risk curve: everything its drawing needs, in pixels. Pure. */
import { area, curveMonotoneX, line } from 'd3';
import type { FeatureSummary, RiskCurve } from '@/models/model';
import { formatInterval, formatNumber, formatRisk } from '../format';
import { cardFrame, coordinate, type Frame, type Tick } from './frame';
import { interpolate } from './interpolate';
import { placeLabel } from './place-label';
import { riskScale, riskTicks } from './risk-scale';
import { valueScale, valueTicks } from './value-scale';
import { sparseZones } from './sparse-zones';

export interface RiskCurveInput {
  readonly curve: RiskCurve;
  readonly summary: Extract<FeatureSummary, { kind: 'numeric' }>;
  /** The curve before a change, drawn behind; the axis reaches over both. */
  readonly before?: RiskCurve;
  /** What is pointed at, here or on another curve of the page. */
  readonly pointed?: PointedRisk | null;
}

/** A risk that is pointed at; `value` is null where that happens on another curve. */
export interface PointedRisk {
  readonly value: number | null;
  readonly risk: number;
}

export interface RiskCurveGeometry {
  readonly line: string;
  /** The curve as it was, and the patient on it; null where nothing changed. */
  readonly before: { readonly line: string; readonly own: { readonly x: number; readonly y: number } | null } | null;
  /** Guide at the risk that is pointed at, and the place and words where that is on this curve. */
  readonly pointed: {
    readonly y: number;
    readonly x: number | null;
    readonly label: string;
    readonly labelY: number;
    readonly anchor: 'start' | 'end';
  } | null;
  readonly band: string;
  readonly sparse: readonly { readonly x: number; readonly width: number }[];
  /** Where to say what the shading means: on its widest zone, on the side that the curve leaves free. */
  readonly sparseLabel: { readonly x: number; readonly y: number } | null;
  /** Ticks of the cohort's quantiles; higher where several fall on one value. */
  readonly rug: readonly { x: number; height: number }[];
  readonly risks: readonly Tick[];
  readonly values: readonly Tick[];
  /** Bracket along the foot over what a missing value could be; null where there is nothing of the kind. */
  readonly plausible: { readonly path: string; readonly x: number; readonly y: number; readonly label: string } | null;
  readonly point: {
    readonly x: number;
    readonly y: number;
    readonly label: string;
    readonly labelX: number;
    readonly labelY: number;
    readonly anchor: 'start' | 'end';
  } | null;
}

/** Everything that a risk curve's drawing needs, in pixels of the frame. Pure. */
export function riskCurveGeometry(
  { curve, summary, before, pointed }: RiskCurveInput,
  frame: Frame = cardFrame,
): RiskCurveGeometry {
  const { at } = curve;
  const [low, high] = curveDomain({ curve, before });
  const x = valueScale(low, high, frame);
  const y = riskScale(frame.bottom, frame.top);
  const heightAt = (pixel: number) => y(interpolate(curve.values, curve.risk, x.invert(pixel)));
  const points = curve.values.map((value, index) => ({ x: x(value), index }));
  const pathOf = ({ values, risk }: RiskCurve) =>
    line<number>()
      .x((_, index) => x(values[index]!))
      .y((share) => y(share))
      .curve(curveMonotoneX)
      .digits(1)(risk) ?? '';
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
    line: pathOf(curve),
    before: before === undefined ? null : { line: pathOf(before), own: ownPlace(before, x, y) },
    pointed: pointed ? pointedPlace(pointed, curve, x, y, frame) : null,
    band: band(points) ?? '',
    sparse,
    sparseLabel: sparseLabel(sparse, heightAt, frame),
    rug: rugOf(summary.quantiles).map(({ value, height }) => ({ x: coordinate(x(value)), height })),
    risks: riskTicks(y),
    values: valueTicks(x, summary.integer),
    plausible: plausibleBracket(curve.plausible, x, frame),
    point: at === null ? null : pointOf(at, x(at), heightAt, frame),
  };
}

/** Least and greatest value that the axis of a curve reaches: the grid, the patient, and both as they were before a change. */
export function curveDomain({ curve, before }: Pick<RiskCurveInput, 'curve' | 'before'>): [number, number] {
  const own = [curve.at, before?.at ?? null].filter((value) => value !== null);
  const ends = [curve, before].flatMap((one) => (one === undefined ? [] : [one.values[0]!, one.values.at(-1)!]));
  return [Math.min(...ends, ...own), Math.max(...ends, ...own)];
}

type Scale = (value: number) => number;

/** Where the patient stood; null where nothing was measured. */
function ownPlace(before: RiskCurve, x: Scale, y: Scale): { x: number; y: number } | null {
  if (before.at === null) return null;
  return { x: coordinate(x(before.at)), y: coordinate(y(interpolate(before.values, before.risk, before.at))) };
}

const plausibleLabel = 'plausible values';
const plausibleLabelWidth = 92;

/** Open above, its label in the middle over it unless that leaves the plot. */
function plausibleBracket(plausible: RiskCurve['plausible'], x: Scale, frame: Frame): RiskCurveGeometry['plausible'] {
  if (plausible === undefined) return null;
  const [from, to] = [coordinate(x(plausible.values[0]!)), coordinate(x(plausible.values.at(-1)!))];
  const foot = frame.bottom - 3;
  const half = plausibleLabelWidth / 2;
  return {
    path: `M${from},${foot - 5}V${foot}H${to}V${foot - 5}`,
    x: coordinate(Math.min(frame.right - half, Math.max(frame.left + half, (from + to) / 2))),
    y: foot - 9,
    label: plausibleLabel,
  };
}

function pointedPlace(
  { value, risk }: PointedRisk,
  curve: RiskCurve,
  x: Scale,
  y: Scale,
  frame: Frame,
): NonNullable<RiskCurveGeometry['pointed']> {
  const height = coordinate(y(risk));
  const isHigh = height < frame.top + 26;
  if (value === null) {
    return { y: height, x: null, label: formatRisk(risk), labelY: height + (isHigh ? 13 : -4), anchor: 'end' };
  }
  const interval = formatInterval(
    interpolate(curve.values, curve.riskLow, value),
    interpolate(curve.values, curve.riskHigh, value),
  );
  const place = coordinate(x(value));
  return {
    y: height,
    x: place,
    labelY: isHigh ? frame.bottom - 24 : frame.top + 10,
    label: `${formatNumber(value)}: ${formatRisk(risk)} (${interval})`,
    anchor: place > (frame.left + frame.right) / 2 ? 'end' : 'start',
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

function pointOf(at: number, x: number, heightAt: (x: number) => number, frame: Frame): RiskCurveGeometry['point'] {
  const label = formatNumber(at);
  const place = { x: coordinate(x), y: coordinate(heightAt(x)) };
  const beside = placeLabel(place, label, heightAt, frame);
  return { ...place, label, labelX: beside.x, labelY: beside.y, anchor: beside.anchor };
}

function rugOf(quantiles: readonly number[]): { value: number; height: number }[] {
  const counts = new Map<number, number>();
  for (const value of quantiles) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, height: Math.min(14, 4 + count) }));
}

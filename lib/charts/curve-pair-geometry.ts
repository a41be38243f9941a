/** Two models' curves along one number: everything the drawing needs, in pixels. Pure. */
import { area, curveMonotoneX, line } from 'd3';
import type { FeatureSummary, RiskCurve } from '@/models/model';
import { formatNumber } from '../format';
import { cardFrame, coordinate, type Frame, type Tick } from './frame';
import { interpolate } from './interpolate';
import { curveDomain } from './risk-curve-geometry';
import { riskScale, riskTicks } from './risk-scale';
import { spreadLabels } from './spread-labels';
import { valueScale, valueTicks } from './value-scale';

export interface CurvePairInput {
  readonly first: RiskCurve;
  readonly second: RiskCurve;
  readonly summary: Extract<FeatureSummary, { kind: 'numeric' }>;
  /** Where the two are furthest apart; null where nowhere. */
  readonly widest: number | null;
}

export interface PairedLine {
  readonly line: string;
  readonly band: string;
  /** Height of the letter at the right end. */
  readonly labelY: number;
  /** Height at the patient's own value and at the widest gap; null where there is none. */
  readonly ownY: number | null;
  readonly widestY: number | null;
}

export interface CurvePairGeometry {
  readonly frame: Frame;
  readonly risks: readonly Tick[];
  readonly values: readonly Tick[];
  readonly first: PairedLine;
  readonly second: PairedLine;
  readonly labelX: number;
  readonly own: { readonly x: number; readonly label: string; readonly anchor: 'start' | 'middle' | 'end' } | null;
  readonly widestX: number | null;
}

/** As a card of the patient page, with room at the right for the letters. */
const pairFrame: Frame = { ...cardFrame, right: 340 };
const labelGap = 13;

export function curvePairGeometry({ first, second, summary, widest }: CurvePairInput): CurvePairGeometry {
  const frame = pairFrame;
  const x = valueScale(...curveDomain({ curve: first, before: second }), frame);
  const y = riskScale(frame.bottom, frame.top);
  const ends = [first, second].map((curve) => y(curve.risk.at(-1)!));
  const [firstLabel, secondLabel] = spreadLabels(ends, labelGap, frame.top, frame.bottom);
  const own = first.at === null ? null : x(first.at);
  const lineOf = (curve: RiskCurve, labelY: number): PairedLine => {
    const heightAt = (value: number | null) =>
      value === null ? null : coordinate(y(interpolate(curve.values, curve.risk, value)));
    const at = (_: number, index: number) => x(curve.values[index]!);
    const path = line<number>().x(at).y(y).curve(curveMonotoneX).digits(1);
    const band = area<number>()
      .x(at)
      .y0((_, index) => y(curve.riskLow[index]!))
      .y1((_, index) => y(curve.riskHigh[index]!))
      .curve(curveMonotoneX)
      .digits(1);
    return {
      line: path(curve.risk) ?? '',
      band: band(curve.risk) ?? '',
      labelY: coordinate(labelY),
      ownY: heightAt(first.at),
      widestY: heightAt(widest),
    };
  };
  return {
    frame,
    risks: riskTicks(y),
    values: valueTicks(x, summary.integer),
    first: lineOf(first, firstLabel!),
    second: lineOf(second, secondLabel!),
    labelX: frame.right + 6,
    own: own === null ? null : { x: coordinate(own), label: formatNumber(first.at!), anchor: anchorOf(own, frame) },
    widestX: widest === null ? null : coordinate(x(widest)),
  };
}

function anchorOf(x: number, frame: Frame): 'start' | 'middle' | 'end' {
  if (x > frame.right - 18) return 'end';
  return x < frame.left + 18 ? 'start' : 'middle';
}

/** What a reader's pointer finds along a curve: a place in the drawing and a sentence. */
import { coordinate, type Frame } from '@/lib/charts/frame';
import { riskScale } from '@/lib/charts/risk-scale';
import { valueScale } from '@/lib/charts/value-scale';
import { formatInterval, formatNumber, formatRisk } from '@/lib/format';
import type { ReportLatentQuantileCurve, ReportRiskCurve } from '../content';
import { valueText } from '../panels/patient';

export interface Readout {
  readonly x: number;
  /** Where the curve stands; null where several do. */
  readonly y: number | null;
  readonly words: string;
}

export interface Readouts {
  readonly points: readonly Readout[];
  /** Position of the point nearest to the patient. */
  readonly own: number;
}

/** The points of a risk curve over a number; null for a category, whose rows say it all, and for a curve without points. */
export function riskReadouts(curve: ReportRiskCurve, frame: Frame): Readouts | null {
  const { definition } = curve.feature;
  const y = riskScale(frame.bottom, frame.top);
  return readouts(curve, frame, (value, index) => {
    const risk = curve.risk[index] ?? 0;
    const interval = formatInterval(curve.riskLow[index] ?? 0, curve.riskHigh[index] ?? 0);
    const words = `At ${valueText(definition, value)}: ${formatRisk(risk)}, interval ${interval}`;
    return { y: coordinate(y(risk)), words };
  });
}

/** The same for the latent quantiles: between which levels zero lies. */
export function latentReadouts(
  curve: ReportLatentQuantileCurve,
  taus: readonly number[],
  frame: Frame,
): Readouts | null {
  const { definition } = curve.feature;
  return readouts(curve, frame, (value, index) => ({
    y: null,
    words: `At ${valueText(definition, value)}: ${rootWords(curve.latentQuantiles[index] ?? [], taus)}`,
  }));
}

/** Sorted levels cross zero between two neighbours: τ* lies between them, and the risk is 1 − τ*. */
export function rootWords(latentQuantiles: readonly number[], taus: readonly number[]): string {
  const nNegative = latentQuantiles.filter((quantile) => quantile < 0).length;
  const [below, above] = [taus[nNegative - 1], taus[nNegative]];
  if (below === undefined) {
    const least = taus[0] ?? 0;
    return `every level lies above zero, τ* below ${formatNumber(least)}, risk above ${formatRisk(1 - least)}`;
  }
  if (above === undefined) {
    return `every level lies below zero, τ* above ${formatNumber(below)}, risk below ${formatRisk(1 - below)}`;
  }
  const range = formatInterval(1 - above, 1 - below);
  return `zero between the levels ${formatNumber(below)} and ${formatNumber(above)}, so a risk of ${range}`;
}

interface Gridded {
  readonly feature: ReportRiskCurve['feature'];
  readonly values: readonly number[];
  readonly at: number | null;
}

function readouts(
  { feature, values, at }: Gridded,
  frame: Frame,
  pointAt: (value: number, index: number) => Omit<Readout, 'x'>,
): Readouts | null {
  const [first, last] = [values[0], values.at(-1)];
  if (feature.definition.kind === 'categorical' || first === undefined || last === undefined) return null;
  const own = at ?? first;
  const x = valueScale(Math.min(first, own), Math.max(last, own), frame); // as the drawing's own
  const distances = values.map((value) => Math.abs(value - own));
  return {
    points: values.map((value, index) => ({ x: coordinate(x(value)), ...pointAt(value, index) })),
    own: distances.indexOf(Math.min(...distances)),
  };
}

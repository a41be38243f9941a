import type { PlotSeries } from '@/lib/charts/function-plot-geometry';
import { sampleFunction } from '@/lib/charts/sample-function';
import { formatNumber } from '@/lib/format';
import { bce } from '@/models/losses/bce';
import { bqc } from '@/models/losses/bqc';
import { sbqc, sbqcSlope, sbqcValue } from '@/models/losses/sbqc';
import type { ClassificationLoss } from '@/models/losses/types';
import { scaleLinear } from 'd3';
import { justAboveZero, justBelowZero } from './beside-zero';
import type { PlotWithReading } from './plot-with-reading';

/** The outcome that the loss is read for. */
export type Label = 0 | 1;

const domain = [-4, 4] as const;
const x = { title: 'latent quantile Q (BCE: its logit)', domain };

/** sBQC in front, BQC and BCE thin behind it. */
function linesOf(what: 'value' | 'slope', label: Label, tau: number): PlotSeries[] {
  const line = (loss: ClassificationLoss, name: string, look: PlotSeries['look']): PlotSeries => ({
    ...{ name, look },
    pieces: sampleFunction((at) => loss[what](label, at, tau), domain, [0]),
  });
  return [line(bce, 'BCE', 'dashed'), line(bqc, 'BQC', 'thin'), line(sbqc, 'sBQC', 'main')];
}

/** The lines part on the side where the label is wrong. */
const wrongSide = (label: Label) => (label === 1 ? 'left' : 'right');

/** The loss of one patient with this outcome, and its kink at zero. */
export function lossPlot(label: Label, tau: number): PlotWithReading {
  const atZero = sbqcValue(label, 0, tau);
  const chance = label === 1 ? `P(y=1) = 1 − τ = ${formatNumber(1 - tau, 2)}` : `P(y=0) = τ = ${formatNumber(tau, 2)}`;
  return {
    plot: {
      x,
      y: { title: `loss for y = ${label}`, domain: [0, 6.5] },
      series: linesOf('value', label, tau),
      marks: [
        { at: [0, atZero], look: 'own', label: formatNumber(atZero, 2), place: label === 1 ? 'top-right' : 'top-left' },
      ],
      namesAt: wrongSide(label),
    },
    reading: `Q = 0 says ${chance}, which costs −log\u00a0${formatNumber(label === 1 ? 1 - tau : tau, 2)} = ${formatNumber(atZero, 2)}. ${kinkWords(label, tau)}`,
  };
}

/** The slope of that loss, with its jump at zero. */
export function slopePlot(label: Label, tau: number): PlotWithReading {
  const [left, right, own] = [justBelowZero, justAboveZero, 0].map((at) => sbqcSlope(label, at, tau)) as [
    number,
    number,
    number,
  ];
  const steepest = Math.max(1.2, Math.abs(left), Math.abs(right));
  const range = scaleLinear(label === 1 ? [-steepest, 0] : [0, steepest], [0, 1]).nice(5);
  const side = label === 1 ? 'below' : 'above';
  const bound = label === 1 ? '−1' : '1';
  const bqcBound = formatNumber(bqc.slope(label, label === 1 ? -1 : 1, tau), 2);
  return {
    plot: {
      x,
      y: { title: `slope of the loss for y = ${label}`, domain: range.domain() as [number, number] },
      series: linesOf('slope', label, tau),
      marks: [
        { at: [0, own === left ? right : left], look: 'open' },
        { at: [0, own], look: 'own', label: formatNumber(own, 2), place: tau <= 0.5 ? 'bottom-right' : 'top-left' },
      ],
      namesAt: wrongSide(label),
    },
    reading: `Far ${side} zero, where the label is wrong, the slope tends to ${bound}; that of BQC is ${bqcBound}. ${steepestWords(left, right)}`,
  };
}

function steepestWords(left: number, right: number): string {
  const besideZero = Math.max(Math.abs(left), Math.abs(right));
  if (besideZero <= 1) return 'Nowhere is sBQC steeper than 1.';
  return `sBQC is steepest just ${Math.abs(left) > Math.abs(right) ? 'below' : 'above'} zero: ${formatNumber(besideZero, 2)}.`;
}

/** Where the slope jumps up the loss bends like a cup, where it jumps down like a roof. */
function kinkWords(label: Label, tau: number): string {
  const [left, right] = [justBelowZero, justAboveZero].map((at) => sbqcSlope(label, at, tau)) as [number, number];
  if (Math.abs(right - left) < 1e-12) return 'At τ = 0.5 the loss has no kink there.';
  const kind = right > left ? 'a convex kink' : 'a concave kink, so the loss is not convex';
  return `There its slope jumps from ${formatNumber(left, 2)} to ${formatNumber(right, 2)}: ${kind}.`;
}

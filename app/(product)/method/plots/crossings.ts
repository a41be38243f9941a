import type { PlotMark } from '@/lib/charts/function-plot-geometry';
import type { PlotPoint } from '@/lib/charts/sample-function';
import { formatCount, formatNumber } from '@/lib/format';
import { solveTauStar } from '@/models/inference/tau-star';
import { crossingPenaltyValue } from '@/models/losses/crossing-penalty';
import { createRandom } from '@/models/math/random';
import { gridTaus, latentQuantileAt } from './levels';
import type { PlotWithReading } from './plot-with-reading';

/** Standard deviation of the invented noise: enough that some neighbours change places. */
const NOISE = 0.3;

/** The levels of one patient with invented noise, as a network might give them, and the same levels put in order. */
export function crossingsPlot(risk: number): PlotWithReading {
  const random = createRandom('crossings');
  const raw = gridTaus.map((tau) => latentQuantileAt(tau, risk) + NOISE * random.normal());
  const nCrossed = raw.filter((value, level) => level > 0 && value < raw[level - 1]!).length;
  const sorted = raw.toSorted((a, b) => a - b);
  const { tauStar } = solveTauStar(raw, gridTaus);
  const points = (row: readonly number[]) => gridTaus.map((tau, level): PlotPoint => [tau, row[level]!]);
  return {
    plot: {
      x: { title: 'quantile level τ', domain: [0, 1] },
      y: { title: 'latent quantile Q(τ)', domain: [-4, 4] },
      series: [
        { name: null, look: 'dashed', pieces: [points(raw)] },
        { name: null, look: 'main', pieces: [points(sorted)] },
      ],
      marks: [
        ...points(raw).map((at): PlotMark => ({ at, look: 'open' })),
        { at: [tauStar, 0], look: 'own', label: `τ* = ${formatNumber(tauStar, 2)}`, place: 'top-left' },
      ],
    },
    reading:
      `The levels of a risk of ${formatNumber(risk, 2)} with invented noise (dashed): ${formatCount(nCrossed, 'pair')} of neighbours out of order, ` +
      `penalty λ × ${formatNumber(crossingPenaltyValue(raw, gridTaus.length), 3)}. Put in order (line) they give τ* = ${formatNumber(tauStar, 2)}.`,
  };
}

import type { PlotMark } from '@/lib/charts/function-plot-geometry';
import { sampleFunction } from '@/lib/charts/sample-function';
import { formatNumber } from '@/lib/format';
import { levelProbabilities, solveTauStar } from '@/models/inference/tau-star';
import { secantQuantile } from '@/models/math/hyperbolic-secant';
import { defaultConfig } from '@/models/training/defaults';
import type { PlotWithReading } from './plot-with-reading';

/** The levels that a run has unless it is told otherwise. */
export const gridTaus = defaultConfig('sbqc').taus;

/** Q_x(tau) at the optimum for a patient of this risk: -F_tau^{-1}(1 - p). */
export function latentQuantileAt(tau: number, risk: number): number {
  return -secantQuantile(1 - risk, tau);
}

/** Q over the levels for one risk, the dots where a network answers, and the root. */
export function levelsPlot(risk: number, tau: number): PlotWithReading {
  const own = latentQuantileAt(tau, risk);
  return {
    plot: {
      x: { title: 'quantile level τ', domain: [0, 1] },
      y: { title: 'latent quantile Q(τ)', domain: [-3.5, 3.5] },
      series: [
        {
          name: null,
          look: 'main',
          pieces: sampleFunction((level) => latentQuantileAt(level, risk), [0.02, 0.98], [1 - risk]),
        },
      ],
      marks: [
        ...gridTaus.map((level): PlotMark => ({ at: [level, latentQuantileAt(level, risk)], look: 'level' })),
        { at: [tau, own], look: 'open' },
        { at: [1 - risk, 0], look: 'own', label: `τ* = ${formatNumber(1 - risk, 2)}`, place: 'top-left' },
      ],
    },
    reading:
      `A risk of ${formatNumber(risk, 2)} puts the root at τ* = 1 − ${formatNumber(risk, 2)} = ${formatNumber(1 - risk, 2)}. ` +
      `At the chosen level τ = ${formatNumber(tau, 2)}, Q = ${formatNumber(own, 2)} (ring).`,
  };
}

/** What each level says of P(y=0): the same, which meets the diagonal at the root. */
export function levelProbabilitiesPlot(risk: number): PlotWithReading {
  const latentQuantiles = gridTaus.map((level) => latentQuantileAt(level, risk));
  const probabilities = levelProbabilities(latentQuantiles, gridTaus);
  const { tauStar } = solveTauStar(latentQuantiles, gridTaus);
  const spread = Math.max(...probabilities) - Math.min(...probabilities);
  return {
    plot: {
      x: { title: 'quantile level τ', domain: [0, 1] },
      y: { title: 'P(y=0) as the level has it, π', domain: [0, 1] },
      series: [
        {
          name: 'π = τ',
          look: 'dashed',
          pieces: [
            [
              [0, 0],
              [1, 1],
            ],
          ],
        },
        { name: 'π', look: 'thin', pieces: [gridTaus.map((level, index) => [level, probabilities[index]!] as const)] },
      ],
      marks: [
        ...gridTaus.map((level, index): PlotMark => ({ at: [level, probabilities[index]!], look: 'level' })),
        { at: [tauStar, tauStar], look: 'own', label: `τ* = ${formatNumber(tauStar, 2)}`, place: 'bottom-right' },
      ],
      namesAt: 'right',
    },
    reading:
      `All ${gridTaus.length} levels give P(y=0) = ${formatNumber(probabilities[0]!, 2)}; they disagree by ${formatNumber(spread, 2)}. ` +
      `Where π = τ stands the root, ${formatNumber(tauStar, 2)}.`,
  };
}

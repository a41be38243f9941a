import { sampleFunction } from '@/lib/charts/sample-function';
import { formatNumber } from '@/lib/format';
import { secantDensity, secantSurvival } from '@/models/math/hyperbolic-secant';
import { expit } from '@/models/math/logistic';
import { justBelowZero } from './beside-zero';
import { latentQuantileAt } from './levels';
import type { PlotWithReading } from './plot-with-reading';

/** Q + noise for one patient: the part that is not below zero is the risk. */
export function latentNumberPlot(risk: number, tau: number): PlotWithReading {
  const quantile = latentQuantileAt(tau, risk);
  const density = (z: number) => secantDensity(z - quantile, tau);
  return {
    plot: {
      x: { title: 'latent number Q(τ) + ε', domain: [-6, 6] },
      y: { title: 'density', domain: [0, 0.6] },
      series: [{ name: null, look: 'main', pieces: sampleFunction(density, [-6, 6], [quantile, 0]) }],
      area: sampleFunction(density, [0, 6], [quantile]).flat(),
      marks: [
        { at: [quantile, secantDensity(justBelowZero, tau)], look: 'open' },
        { at: [quantile, secantDensity(0, tau)], look: 'own', label: `Q = ${formatNumber(quantile, 2)}` },
      ],
    },
    reading:
      `The network puts Q at ${formatNumber(quantile, 2)} for the level ${formatNumber(tau, 2)}; the share ` +
      `${formatNumber(secantSurvival(-quantile, tau), 2)} of the latent number is not below zero (filled). Another level moves Q and keeps that share.`,
  };
}

/** P(y=1) = 1 - F(-Q) at one level, beside the logistic function of a logit. */
export function responsePlot(risk: number, tau: number): PlotWithReading {
  const quantile = latentQuantileAt(tau, risk);
  const domain = [-6, 6] as const;
  return {
    plot: {
      x: { title: 'latent quantile Q', domain },
      y: { title: 'P(y=1) = 1 − F(−Q)', domain: [0, 1] },
      series: [
        { name: null, look: 'dashed', pieces: sampleFunction(expit, domain) },
        { name: null, look: 'main', pieces: sampleFunction((q) => secantSurvival(-q, tau), domain, [0]) },
      ],
      marks: [
        { at: [0, secantSurvival(0, tau)], look: 'open' },
        { at: [quantile, risk], look: 'own', label: `p = ${formatNumber(risk, 2)}`, place: 'top-left' },
      ],
    },
    reading:
      `Q = ${formatNumber(quantile, 2)} stands for p = ${formatNumber(risk, 2)}; Q = 0 for 1 − τ = ${formatNumber(secantSurvival(0, tau), 2)} (ring). ` +
      `Dashed: the logistic function of a logit.`,
  };
}

import { sampleFunction } from '@/lib/charts/sample-function';
import { formatNumber } from '@/lib/format';
import { secantCdf, secantDensity } from '@/models/math/hyperbolic-secant';
import { justBelowZero } from './beside-zero';
import type { PlotWithReading } from './plot-with-reading';

const domain = [-4, 4] as const;

/** The density of the noise at level tau beside the even one of level 0.5. */
export function densityPlot(tau: number): PlotWithReading {
  const left = secantDensity(justBelowZero, tau);
  const right = secantDensity(0, tau);
  const step = left === right ? 'has no step' : `steps from ${formatNumber(left, 2)} to ${formatNumber(right, 2)}`;
  return {
    plot: {
      x: { title: 'noise ε', domain },
      y: { title: 'density f(ε)', domain: [0, 0.6] },
      series: [
        { name: null, look: 'dashed', pieces: sampleFunction((x) => secantDensity(x, 0.5), domain) },
        { name: null, look: 'main', pieces: sampleFunction((x) => secantDensity(x, tau), domain, [0]) },
      ],
      marks: [
        { at: [0, left], look: 'open' },
        { at: [0, right], look: 'own', label: `${formatNumber(right, 2)} at zero` },
      ],
    },
    reading:
      `Left of zero the density has the weight τ = ${formatNumber(tau, 2)}, right of it 1 − τ = ${formatNumber(1 - tau, 2)}: ` +
      `at zero it ${step}. Dashed: τ = 0.5.`,
  };
}

/** F_tau, which takes the value tau at zero. */
export function cdfPlot(tau: number): PlotWithReading {
  const atZero = secantCdf(0, tau);
  return {
    plot: {
      x: { title: 'noise ε', domain },
      y: { title: 'share below, F(ε)', domain: [0, 1] },
      series: [
        { name: null, look: 'dashed', pieces: sampleFunction((x) => secantCdf(x, 0.5), domain) },
        { name: null, look: 'main', pieces: sampleFunction((x) => secantCdf(x, tau), domain, [0]) },
      ],
      marks: [{ at: [0, atZero], look: 'own', label: `F(0) = ${formatNumber(atZero, 2)}`, place: 'bottom-right' }],
    },
    reading:
      `At τ = ${formatNumber(tau, 2)}, F(0) = ${formatNumber(atZero, 2)}: the share τ of the noise lies below zero. ` +
      `Dashed: τ = 0.5.`,
  };
}

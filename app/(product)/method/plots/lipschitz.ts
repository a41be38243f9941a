import { sampleFunction } from '@/lib/charts/sample-function';
import { formatNumber } from '@/lib/format';
import { sbqcLipschitzConstant } from '@/models/losses/sbqc';
import type { PlotWithReading } from './plot-with-reading';

const domain = [0.1, 0.9] as const;

/** The paper's constant, its sign mended: (2/pi) max(1, (1-tau)/tau, tau/(1-tau)). */
export function publishedConstant(tau: number): number {
  return (2 / Math.PI) * Math.max(1, (1 - tau) / tau, tau / (1 - tau));
}

/** Between these two levels the tails are the steepest part: (2/pi) (1-tau)/tau = 1, and its mirror image. */
const turning = 2 / (2 + Math.PI);

/** The steepest slope of sBQC at each level, and what the paper prints for it. */
export function lipschitzPlot(tau: number): PlotWithReading {
  const [here, published] = [sbqcLipschitzConstant(tau), publishedConstant(tau)];
  const verdict =
    here - published < 1e-12
      ? 'the paper’s formula gives the same'
      : `the paper’s formula gives ${formatNumber(published, 2)}, too little by a factor of ${formatNumber(here / published, 2)}`;
  return {
    plot: {
      x: { title: 'quantile level τ', domain },
      y: { title: 'Lipschitz constant c(τ)', domain: [0, 6] },
      series: [
        { name: null, look: 'dashed', pieces: sampleFunction(publishedConstant, domain, [0.5]) },
        { name: null, look: 'main', pieces: sampleFunction(sbqcLipschitzConstant, domain, [turning, 1 - turning]) },
      ],
      marks: [
        { at: [0.5, publishedConstant(0.5)], look: 'open', label: 'paper', place: 'bottom-right' },
        {
          at: [tau, here],
          look: 'own',
          label: `c = ${formatNumber(here, 2)}`,
          place: tau <= 0.5 ? 'top-right' : 'top-left',
        },
      ],
    },
    reading: `At τ = ${formatNumber(tau, 2)} the slope never exceeds ${formatNumber(here, 2)}; ${verdict} (dashed).`,
  };
}

import { sampleFunction } from '@/lib/charts/sample-function';
import { formatNumber } from '@/lib/format';
import { levelMeanTauStar, linearTauStar } from '@/models/inference/root-estimators';
import { solveTauStar, type TauStar } from '@/models/inference/tau-star';
import { extent, scaleLinear } from 'd3';
import { gridTaus, latentQuantileAt } from './levels';
import type { PlotWithReading } from './plot-with-reading';

export interface Estimates {
  readonly fixedPoint: number;
  readonly linear: number;
  readonly levelMean: number;
  readonly beyondGrid: TauStar['beyondGrid'];
}

/** What each estimator makes of a row of levels that agree on this risk. */
export function estimatesAt(risk: number): Estimates {
  const row = gridTaus.map((level) => latentQuantileAt(level, risk));
  const { tauStar, beyondGrid } = solveTauStar(row, gridTaus);
  return {
    ...{ fixedPoint: tauStar, beyondGrid },
    linear: linearTauStar(row, gridTaus),
    levelMean: levelMeanTauStar(row, gridTaus),
  };
}

/** Q between the two levels around the root, and the straight line that the linear reading draws; null beyond the grid. */
export function rootPlot(risk: number): PlotWithReading | null {
  const { fixedPoint, linear, beyondGrid } = estimatesAt(risk);
  if (beyondGrid !== null) return null;
  const above = gridTaus.findIndex((level, index) => index > 0 && latentQuantileAt(level, risk) >= 0);
  const domain = [gridTaus[above - 1]!, gridTaus[above]!] as const;
  const ends = domain.map((level) => latentQuantileAt(level, risk)) as [number, number];
  const [low, high] = extent([...ends, 0]) as [number, number];
  const off = Math.abs(linear - fixedPoint);
  return {
    plot: {
      x: { title: 'quantile level τ, between two levels', domain },
      y: {
        title: 'latent quantile Q(τ)',
        domain: scaleLinear([low, high], [0, 1]).nice(5).domain() as [number, number],
      },
      series: [
        {
          name: null,
          look: 'dashed',
          pieces: [
            [
              [domain[0], ends[0]],
              [domain[1], ends[1]],
            ],
          ],
        },
        {
          name: null,
          look: 'main',
          pieces: sampleFunction((level) => latentQuantileAt(level, risk), domain, [1 - risk]),
        },
      ],
      marks: [
        {
          at: [linear, 0],
          look: 'open',
          ...(off < 5e-4 ? {} : { label: 'linear', place: linear < fixedPoint ? 'top-left' : 'bottom-right' }),
        },
        {
          at: [fixedPoint, 0],
          look: 'own',
          label: `τ* = ${formatNumber(fixedPoint, 3)}`,
          place: linear < fixedPoint ? 'bottom-right' : 'top-left',
        },
      ],
    },
    reading:
      off < 5e-4
        ? `Here the straight line between the levels (dashed) finds the root ${formatNumber(fixedPoint, 3)} as well.`
        : `Q bends at its root, so the straight line between the levels (dashed) misses τ* = ${formatNumber(fixedPoint, 3)} by ${formatNumber(off, 3)}.`,
  };
}

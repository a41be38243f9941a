/** The sentences that read the plots, against points worked by hand; and that no slider moves a line out of its plot. */
import { describe, expect, it } from 'vitest';
import type { FunctionPlotInput } from '@/lib/charts/function-plot-geometry';
import { crossingsPlot } from '@/app/(product)/method/plots/crossings';
import { cdfPlot, densityPlot } from '@/app/(product)/method/plots/distribution';
import { levelProbabilitiesPlot, levelsPlot } from '@/app/(product)/method/plots/levels';
import { lipschitzPlot } from '@/app/(product)/method/plots/lipschitz';
import { lossPlot, slopePlot } from '@/app/(product)/method/plots/loss';
import { latentNumberPlot, responsePlot } from '@/app/(product)/method/plots/question';
import { estimatesAt, rootPlot } from '@/app/(product)/method/plots/root';

describe('the readings', () => {
  it('of the distribution: F(0) = tau, and (2/pi) tau against (2/pi) (1 - tau) beside zero', () => {
    expect(cdfPlot(0.3).reading).toContain('F(0) = 0.30');
    // 0.6366 x 0.3 = 0.191, 0.6366 x 0.7 = 0.446
    expect(densityPlot(0.3).reading).toContain('steps from 0.19 to 0.45');
    expect(densityPlot(0.5).reading).toContain('has no step');
  });

  it('of the loss: -log 0.7 = 0.357 and -log 0.3 = 1.204, with one-sided slopes 2/pi and (2/pi) 3/7 or 7/3', () => {
    const [one, zero] = [lossPlot(1, 0.3).reading, lossPlot(0, 0.3).reading];
    expect(one).toMatch(/P\(y=1\) = 1 − τ = 0\.70.*= 0\.36\./);
    expect(one).toContain('from −0.64 to −0.27: a convex kink');
    expect(zero).toMatch(/P\(y=0\) = τ = 0\.30.*= 1\.20\./);
    expect(zero).toContain('from 1.49 to 0.64: a concave kink');
  });

  it('of the loss change places at 1 - tau and find no kink in the middle', () => {
    expect(lossPlot(1, 0.7).reading).toContain('from −0.64 to −1.49: a concave kink');
    expect(lossPlot(0, 0.7).reading).toContain('from 0.27 to 0.64: a convex kink');
    expect(lossPlot(1, 0.5).reading).toContain('no kink');
  });

  it('of the slope: 1 in the tail, 1.49 beside zero; BQC is flat at tau or 1 - tau where the label is wrong', () => {
    expect(slopePlot(1, 0.3).reading).toBe(
      'Far below zero, where the label is wrong, the slope tends to −1; that of BQC is −0.30. Nowhere is sBQC steeper than 1.',
    );
    expect(slopePlot(0, 0.3).reading).toContain('that of BQC is 0.70. sBQC is steepest just below zero: 1.49.');
    expect(slopePlot(1, 0.7).reading).toContain('steepest just above zero: 1.49');
  });

  it('of the levels: tau* = 1 - 0.32 = 0.68, where Q is zero', () => {
    expect(levelsPlot(0.32, 0.3).reading).toContain('τ* = 1 − 0.32 = 0.68');
    expect(levelsPlot(0.32, 0.68).reading).toMatch(/Q = −?0\.00 /);
    // Q = -F^{-1}(0.68) at tau 0.5: log tan(pi 0.32 / 2) = log 0.5498 = -0.598
    expect(levelsPlot(0.32, 0.5).reading).toContain('Q = −0.60');
    expect(levelProbabilitiesPlot(0.32).reading).toMatch(/P\(y=0\) = 0\.68; they disagree by 0\.00\..*root, 0\.68\./);
  });

  it('of the latent number: its share above zero is the risk, whatever the level', () => {
    for (const tau of [0.1, 0.3, 0.68, 0.9]) expect(latentNumberPlot(0.32, tau).reading).toContain('share 0.32 of');
    expect(responsePlot(0.32, 0.3).reading).toContain('Q = 0 for 1 − τ = 0.70');
  });

  it('of the root: 0.600 to 0.700 crossed by a straight line at 0.6 + 0.1 x 0.3195 / (0.3195 + 0.0449) = 0.688', () => {
    // Q at 0.6 is log tan(pi 0.32 / 1.6) = log 0.7265 = -0.3195; at 0.7 it is -log tan(pi 0.68 / 2.8) = 0.0449
    const { fixedPoint, linear, levelMean, beyondGrid } = estimatesAt(0.32);
    expect(fixedPoint).toBeCloseTo(0.68, 12);
    expect(levelMean).toBeCloseTo(0.68, 12);
    expect(linear).toBeCloseTo(0.6 + (0.1 * 0.3195) / (0.3195 + 0.0449), 4);
    expect(beyondGrid).toBeNull();
    expect(rootPlot(0.32)!.reading).toContain('misses τ* = 0.680 by 0.008');
    expect(rootPlot(0.5)!.reading).toContain('root 0.500 as well');
  });

  it('say so beyond the grid', () => {
    expect([0.05, 0.95].map((risk) => estimatesAt(risk).beyondGrid)).toEqual(['below', 'above']);
    expect(estimatesAt(0.05).fixedPoint).toBeCloseTo(0.95, 12);
    expect(rootPlot(0.05)).toBeNull();
  });

  it('of the Lipschitz constant: (2/pi) 7/3 = 1.49, and 1 against 0.64 in the middle', () => {
    expect(lipschitzPlot(0.3).reading).toBe(
      'At τ = 0.30 the slope never exceeds 1.49; the paper’s formula gives the same (dashed).',
    );
    expect(lipschitzPlot(0.5).reading).toContain(
      'never exceeds 1.00; the paper’s formula gives 0.64, too little by a factor of 1.57',
    );
  });

  it('of the crossings: as many pairs as points that fall, and the penalty as the mean fall of the eight pairs', () => {
    const { plot, reading } = crossingsPlot(0.32);
    const raw = plot.series[0]!.pieces[0]!.map(([, y]) => y);
    const falls = raw.slice(1).map((y, index) => Math.max(0, raw[index]! - y));
    expect(falls.filter((fall) => fall > 0).length).toBeGreaterThan(0);
    expect(reading).toContain(`${falls.filter((fall) => fall > 0).length} pair`);
    expect(reading).toContain(`λ × ${(falls.reduce((sum, fall) => sum + fall) / 8).toFixed(3)}`);
    const ordered = plot.series[1]!.pieces[0]!.map(([, y]) => y);
    ordered.slice(1).forEach((y, index) => expect(y).toBeGreaterThanOrEqual(ordered[index]!));
  });
});

describe('every plot', () => {
  const taus = Array.from({ length: 81 }, (_, step) => Number((0.1 + step / 100).toFixed(2)));
  const risks = Array.from({ length: 91 }, (_, step) => Number((0.05 + step / 100).toFixed(2)));

  const outside = ({ x, y, series, marks = [], area = [] }: FunctionPlotInput) =>
    [...series.flatMap(({ pieces }) => pieces.flat()), ...marks.map(({ at }) => at), ...area].filter(
      ([px, py]) => !(px >= x.domain[0] && px <= x.domain[1] && py >= y.domain[0] - 1e-9 && py <= y.domain[1] + 1e-9),
    );

  it('stays inside its axes at every level', () => {
    for (const tau of taus)
      for (const { plot } of [
        densityPlot(tau),
        cdfPlot(tau),
        lossPlot(0, tau),
        lossPlot(1, tau),
        slopePlot(0, tau),
        slopePlot(1, tau),
        lipschitzPlot(tau),
        ...[0.05, 0.32, 0.95].flatMap((risk) => [
          levelsPlot(risk, tau),
          latentNumberPlot(risk, tau),
          responsePlot(risk, tau),
        ]),
      ])
        expect(outside(plot), `${plot.y.title} at ${tau}`).toEqual([]);
  });

  it('stays inside its axes at every risk', () => {
    for (const risk of risks)
      for (const shown of [levelProbabilitiesPlot(risk), crossingsPlot(risk), rootPlot(risk)])
        if (shown !== null) expect(outside(shown.plot), `${shown.plot.y.title} at ${risk}`).toEqual([]);
  });
});

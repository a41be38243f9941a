import { describe, expect, it } from 'vitest';
import { asymmetricLaplace } from '@/models/math/asymmetric-laplace';
import { hyperbolicSecant } from '@/models/math/hyperbolic-secant';
import { createRandom } from '@/models/math/random';
import { laplaceMoments, sampleTilted, secantMoments } from '@/models/math/tilted-sampling';

describe.each([
  [hyperbolicSecant, secantMoments],
  [asymmetricLaplace, laplaceMoments],
] as const)('$name', (distribution, moments) => {
  it('samples have the stated moments and a share of tau below zero', () => {
    const random = createRandom('moments');
    for (const tau of [0.2, 0.5, 0.75]) {
      const n = 60_000;
      const sample = Float64Array.from({ length: n }, () => sampleTilted(distribution, tau, random));
      const average = (of: (x: number) => number): number => sample.reduce((sum, x) => sum + of(x), 0) / n;
      const { mean, secondMoment } = moments(tau);
      expect(Math.abs(average((x) => x) - mean)).toBeLessThan(4 * Math.sqrt(secondMoment / n));
      const fourth = average((x) => x ** 4);
      expect(Math.abs(average((x) => x * x) - secondMoment)).toBeLessThan(4 * Math.sqrt(fourth / n));
      expect(Math.abs(average((x) => (x < 0 ? 1 : 0)) - tau)).toBeLessThan(4 * Math.sqrt(0.25 / n));
    }
  });
});

it('the secant second moment is pi^2/4 at every tau, the mean zero only at 1/2', () => {
  expect(secantMoments(0.3).secondMoment).toBeCloseTo(2.4674011, 6);
  expect(secantMoments(0.5).mean).toBe(0);
  expect(secantMoments(0.1).mean).toBeGreaterThan(0);
});

it('a draw of exactly zero stays finite', () => {
  const zero = { ...createRandom(1), next: () => 0 };
  expect(Number.isFinite(sampleTilted(hyperbolicSecant, 0.5, zero))).toBe(true);
});

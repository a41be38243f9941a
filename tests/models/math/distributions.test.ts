import { describe, expect, it } from 'vitest';
import { asymmetricLaplace } from '@/models/math/asymmetric-laplace';
import { hyperbolicSecant } from '@/models/math/hyperbolic-secant';
import { createRandom } from '@/models/math/random';
import type { TiltedDistribution } from '@/models/math/tilted-distribution';
import { readReference, relativeError } from '../../reference/read';

interface Reference {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly number[])[];
  readonly quantiles: readonly (readonly [number, number, number])[];
}

type PointFunction =
  'density' | 'logDensity' | 'cdf' | 'survival' | 'logCdf' | 'logSurvival' | 'hazard' | 'reverseHazard';

const reference = readReference('distributions.json') as Record<'secant' | 'laplace', Reference>;
const cases: readonly [TiltedDistribution, Reference][] = [
  [hyperbolicSecant, reference.secant],
  [asymmetricLaplace, reference.laplace],
];
const someTaus = [0.001, 0.05, 0.3, 0.5, 0.62, 0.9, 0.999];
/** Below this a double loses digits by itself. */
const SMALLEST_NORMAL = 2.3e-308;

describe.each(cases)('$name', (distribution, { columns, rows, quantiles }) => {
  it.each(columns.slice(2) as PointFunction[])('%s agrees with mpmath to 1e-14, up to |x| = 1e4', (name) => {
    const column = columns.indexOf(name);
    let compared = 0;
    for (const row of rows) {
      const [tau, x, expected] = [row[0]!, row[1]!, row[column]!];
      if (Math.abs(expected) < SMALLEST_NORMAL && expected !== 0) continue;
      compared++;
      const error = relativeError(distribution[name](x, tau), expected);
      expect(error, `${name}(${x}, ${tau})`).toBeLessThan(1e-14);
    }
    expect(compared).toBeGreaterThan(200);
  });

  it('quantile agrees with mpmath, in the tails and beside tau', () => {
    for (const [tau, probability, expected] of quantiles) {
      // beside tau the argument itself carries a rounding of 1e-16 that the quantile magnifies
      const own = 4e-16 / Math.min(tau, 1 - tau);
      expect(Math.abs(distribution.quantile(probability, tau) - expected)).toBeLessThan(
        1e-14 * Math.abs(expected) + own * 1e-9,
      );
    }
  });

  it('has its tau-quantile at zero, F(0) = tau exactly', () => {
    for (const tau of someTaus) {
      expect(distribution.cdf(0, tau)).toBeCloseTo(tau, 15);
      expect(distribution.quantile(tau, tau)).toBeCloseTo(0, 15);
    }
  });

  it('reflects: 1 - F_tau(x) = F_{1-tau}(-x), with densities and hazards alike', () => {
    for (const tau of someTaus) {
      for (const x of [-700, -8, -0.3, 0.2, 1, 30, 600]) {
        expect(relativeError(distribution.survival(x, tau), distribution.cdf(-x, 1 - tau))).toBeLessThan(1e-12);
        expect(relativeError(distribution.density(x, tau), distribution.density(-x, 1 - tau))).toBeLessThan(1e-12);
        expect(relativeError(distribution.hazard(x, tau), distribution.reverseHazard(-x, 1 - tau))).toBeLessThan(1e-12);
      }
    }
  });

  it('F(quantile(u)) = u for random tau and u', () => {
    const random = createRandom('quantile');
    const drawn: number[] = [];
    for (let draw = 0; draw < 2000; draw++) {
      const tau = 0.001 + 0.998 * random.next();
      const probability = random.next() ** 3;
      drawn.push(tau);
      const back = distribution.cdf(distribution.quantile(probability, tau), tau);
      expect(relativeError(back, probability), `u ${probability}, tau ${tau}`).toBeLessThan(1e-12);
    }
    expect(Math.min(...drawn)).toBeLessThan(0.01);
    expect(Math.max(...drawn)).toBeGreaterThan(0.99);
  });

  it('the density integrates to one, and to F on each side (Simpson on both half lines)', () => {
    for (const tau of someTaus) {
      const rates = distribution === hyperbolicSecant ? [1, 1] : [1 - tau, tau];
      const left = simpson((x) => distribution.density(Math.min(x, -1e-300), tau), -40 / rates[0]!, 0);
      const right = simpson((x) => distribution.density(x, tau), 0, 40 / rates[1]!);
      expect(left).toBeCloseTo(tau, 9);
      expect(left + right).toBeCloseTo(1, 9);
    }
  });

  it('samples by inversion pass the Kolmogorov-Smirnov test', () => {
    const random = createRandom('samples');
    for (const tau of [0.1, 0.5, 0.8]) {
      const sample = Float64Array.from({ length: 4000 }, () => distribution.quantile(random.next(), tau)).sort();
      const distance = sample.reduce((worst, x, rank) => {
        const probability = distribution.cdf(x, tau);
        return Math.max(worst, Math.abs(probability - rank / 4000), Math.abs(probability - (rank + 1) / 4000));
      }, 0);
      expect(distance).toBeGreaterThan(0.001);
      expect(distance).toBeLessThan(1.63 / Math.sqrt(4000)); // 1 % point
      const below = sample.filter((x) => x < 0).length / 4000;
      expect(Math.abs(below - tau)).toBeLessThan(4 * Math.sqrt((tau * (1 - tau)) / 4000));
    }
  });

  it.each([0, 1, -0.1, NaN])('refuses tau %d', (tau) => {
    expect(() => distribution.cdf(0, tau)).toThrow('tau must be strictly between zero and one');
    expect(() => distribution.quantile(0.5, tau)).toThrow('tau must be strictly between zero and one');
  });
});

it('secant: worked points', () => {
  // atan(1) = pi/4, so F(0) = tau; sinh(log(1 + sqrt 2)) = 1, where the Gudermannian is pi/4: the upper tail there is 1/2 (1 - tau)
  const x = Math.log(1 + Math.SQRT2);
  expect(hyperbolicSecant.survival(x, 0.2)).toBeCloseTo(0.4, 15);
  expect(hyperbolicSecant.cdf(-x, 0.2)).toBeCloseTo(0.1, 15);
  expect(hyperbolicSecant.density(0, 0.2)).toBeCloseTo((2 / Math.PI) * 0.8, 15);
  expect(hyperbolicSecant.hazard(0, 0.2)).toBeCloseTo(2 / Math.PI, 15);
});

it('secant: the mean is (1 - 2 tau) 4 G / pi and the second moment pi^2/4 (theory, section 1)', () => {
  const catalan = 0.915965594177219;
  for (const tau of [0.1, 0.5, 0.7]) {
    const mean =
      simpson((x) => x * hyperbolicSecant.density(x, tau), -60, 0) +
      simpson((x) => x * hyperbolicSecant.density(x, tau), 0, 60);
    const square = simpson((x) => x * x * hyperbolicSecant.density(x, tau), -60, 60);
    expect(mean).toBeCloseTo(((1 - 2 * tau) * 4 * catalan) / Math.PI, 8);
    expect(square).toBeCloseTo(Math.PI ** 2 / 4, 8);
  }
});

function simpson(integrand: (x: number) => number, from: number, to: number, steps = 20_000): number {
  const width = (to - from) / steps;
  let sum = integrand(from) + integrand(to);
  for (let step = 1; step < steps; step++) sum += integrand(from + step * width) * (step % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}

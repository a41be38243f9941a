import { describe, expect, it } from 'vitest';
import { bce } from '@/models/losses/bce';
import { bqc } from '@/models/losses/bqc';
import { sbqc } from '@/models/losses/sbqc';
import type { ClassificationLoss } from '@/models/losses/types';
import { asymmetricLaplace } from '@/models/math/asymmetric-laplace';
import { hyperbolicSecant } from '@/models/math/hyperbolic-secant';
import { createRandom } from '@/models/math/random';
import { readReference, relativeError } from '../../reference/read';
import { minimize, slopeByCentralDifference } from './support';

type Row = readonly [tau: number, label: number, latentQuantile: number, value: number, slope: number];
const reference = readReference('losses.json') as Readonly<Record<ClassificationLoss['name'], readonly Row[]>>;
const losses = [sbqc, bqc, bce];
const SMALLEST_NORMAL = 2.3e-308;

describe.each(losses)('$name', (loss) => {
  it('value and slope agree with mpmath to 1e-14, up to |Q| = 1e4', () => {
    expect(reference[loss.name].length).toBeGreaterThan(20);
    for (const [tau, label, latentQuantile, value, slope] of reference[loss.name]) {
      const at = `label ${label}, Q ${latentQuantile}, tau ${tau}`;
      // a double below the smallest normal number loses digits by itself
      if (value > SMALLEST_NORMAL) {
        expect(relativeError(loss.value(label, latentQuantile, tau), value), at).toBeLessThan(1e-14);
      }
      if (Math.abs(slope) > SMALLEST_NORMAL) {
        expect(relativeError(loss.slope(label, latentQuantile, tau), slope), at).toBeLessThan(1e-14);
      }
    }
  });

  it('slope is the derivative of value (fourth-order central difference, random tau and Q)', () => {
    const random = createRandom('slopes');
    const drawn: number[] = [];
    for (let draw = 0; draw < 1000; draw++) {
      const tau = 0.001 + 0.998 * random.next();
      const latentQuantile = 4 * random.normal();
      if (Math.abs(latentQuantile) < 0.01) continue; // the difference must not straddle the kink
      drawn.push(latentQuantile);
      for (const label of [0, 1]) {
        const expected = slopeByCentralDifference((q) => loss.value(label, q, tau), latentQuantile, 2e-4);
        expect(Math.abs(loss.slope(label, latentQuantile, tau) - expected)).toBeLessThan(
          3e-9 * Math.max(1, loss.lipschitzConstant(tau)),
        );
      }
    }
    expect(Math.min(...drawn)).toBeLessThan(-8);
    expect(Math.max(...drawn)).toBeGreaterThan(8);
  });

  it('no slope exceeds the Lipschitz constant, and none smaller would do', () => {
    for (const tau of [0.01, 0.1, 0.25, 0.38, 0.45, 0.5, 0.6, 0.75, 0.9, 0.99]) {
      let steepest = 0;
      for (const label of [0, 1]) {
        for (const size of [0, 1e-13, 1e-3, 0.1, 1, 3, 10, 40, 1e4]) {
          for (const latentQuantile of [-size, size]) {
            steepest = Math.max(steepest, Math.abs(loss.slope(label, latentQuantile, tau)));
          }
        }
      }
      const bound = loss.lipschitzConstant(tau);
      expect(steepest).toBeLessThanOrEqual(bound * (1 + 1e-12));
      expect(steepest).toBeGreaterThan(bound * (1 - 1e-8));
    }
  });

  it('is never negative, and pushes a positive label up and a negative one down', () => {
    for (const tau of [0.1, 0.5, 0.8]) {
      for (const latentQuantile of [-30, -1, 0, 0.5, 25]) {
        expect(loss.value(1, latentQuantile, tau)).toBeGreaterThanOrEqual(0);
        expect(loss.value(0, latentQuantile, tau)).toBeGreaterThanOrEqual(0);
        expect(loss.slope(1, latentQuantile, tau)).toBeLessThan(0);
        expect(loss.slope(0, latentQuantile, tau)).toBeGreaterThan(0);
      }
    }
  });

  it('tails keep their slope: a wrong label far out is still pushed back at full strength', () => {
    for (const tau of [0.1, 0.5, 0.9]) {
      const [low, high] = loss.name === 'bqc' ? [tau, 1 - tau] : [1, 1];
      expect(loss.slope(1, -1e4, tau)).toBeCloseTo(-low, 12);
      expect(loss.slope(0, 1e4, tau)).toBeCloseTo(high, 12);
    }
  });

  it.each([0.5, 2, -1, NaN])('refuses label %d', (label) => {
    expect(() => loss.value(label, 0, 0.5)).toThrow('label must be 0 or 1');
    expect(() => loss.slope(label, 0, 0.5)).toThrow('label must be 0 or 1');
  });
});

describe.each([
  [sbqc, hyperbolicSecant],
  [bqc, asymmetricLaplace],
] as const)('$name alone', (loss, distribution) => {
  it('an intercept fitted at tau recovers the base rate, at every tau: F_tau(-Q) = P(y=0)', () => {
    for (const tau of [0.02, 0.1, 0.4, 0.5, 0.75, 0.95]) {
      for (const baseRate of [0.03, 0.2, 0.5, 0.7, 0.98]) {
        const meanLoss = (q: number): number =>
          baseRate * loss.value(1, q, tau) + (1 - baseRate) * loss.value(0, q, tau);
        const best = minimize(meanLoss, -600, 600);
        expect(distribution.survival(-best, tau), `tau ${tau}`).toBeCloseTo(baseRate, 6);
        expect(best).toBeCloseTo(-distribution.quantile(1 - baseRate, tau), 4);
      }
    }
  });

  it('the fitted intercepts rise with tau, so the crossing penalty goes along with the data', () => {
    for (const baseRate of [0.1, 0.5, 0.9]) {
      const fitted = [0.1, 0.3, 0.5, 0.7, 0.9].map((tau) =>
        minimize((q) => baseRate * loss.value(1, q, tau) + (1 - baseRate) * loss.value(0, q, tau), -600, 600),
      );
      fitted.slice(1).forEach((value, level) => expect(value).toBeGreaterThan(fitted[level]!));
    }
  });

  it.each([0, 1, NaN])('refuses tau %d', (tau) => {
    expect(() => loss.value(1, 0.3, tau)).toThrow('tau must be strictly between zero and one');
    expect(() => loss.lipschitzConstant(tau)).toThrow('tau must be strictly between zero and one');
  });
});

describe('sbqc, by hand', () => {
  it('at Q = 0 the risk is 1 - tau: values -log(1 - tau) and -log(tau)', () => {
    expect(sbqc.value(1, 0, 0.2)).toBeCloseTo(-Math.log(0.8), 15);
    expect(sbqc.value(0, 0, 0.2)).toBeCloseTo(-Math.log(0.2), 15);
  });

  it('at Q = log(1 + sqrt 2) the tail is halved: P(y=0) = tau/2', () => {
    // F_tau(-Q) = tau (4/pi) atan(sqrt 2 - 1) = tau (4/pi) (pi/8)
    const latentQuantile = Math.log(1 + Math.SQRT2);
    expect(sbqc.value(0, latentQuantile, 0.3)).toBeCloseTo(-Math.log(0.15), 14);
    expect(sbqc.value(1, latentQuantile, 0.3)).toBeCloseTo(-Math.log(0.85), 14);
  });

  it('one-sided slopes at Q = 0 are 2/pi and (2/pi) tau/(1-tau) for a positive label (theory, section 2)', () => {
    const tau = 0.8;
    expect(sbqc.slope(1, -1e-12, tau)).toBeCloseTo(-2 / Math.PI, 9);
    expect(sbqc.slope(1, 1e-12, tau)).toBeCloseTo((-2 / Math.PI) * 4, 9);
  });

  it('the Lipschitz constant is 1, not 2/pi, in the middle, and (2/pi) odds outside', () => {
    expect(sbqc.lipschitzConstant(0.5)).toBe(1);
    expect(sbqc.lipschitzConstant(0.39)).toBe(1);
    expect(sbqc.lipschitzConstant(0.1)).toBeCloseTo(18 / Math.PI, 14);
    expect(sbqc.lipschitzConstant(0.9)).toBeCloseTo(18 / Math.PI, 14);
  });
});

it('bqc: the risk as printed, 1 - tau e^((tau-1) Q) for Q >= 0 and (1-tau) e^(tau Q) below', () => {
  const tau = 0.3;
  expect(bqc.value(1, 2, tau)).toBeCloseTo(-Math.log(1 - tau * Math.exp((tau - 1) * 2)), 14);
  expect(bqc.value(1, -2, tau)).toBeCloseTo(-Math.log((1 - tau) * Math.exp(tau * -2)), 14);
});

it('bce: intercept recovers the base rate as a logit', () => {
  const best = minimize((z) => 0.2 * bce.value(1, z, 0.5) + 0.8 * bce.value(0, z, 0.5), -30, 30);
  expect(best).toBeCloseTo(Math.log(0.2 / 0.8), 6);
});

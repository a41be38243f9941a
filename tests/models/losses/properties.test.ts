/** What must hold at every level: identities at random tau in (0.001, 0.999), away from the few levels that other tests name. */
import { describe, expect, it } from 'vitest';
import { bqc } from '@/models/losses/bqc';
import { check, smoothCheck, tiltedLogCosh } from '@/models/losses/regression';
import { sbqc } from '@/models/losses/sbqc';
import { asymmetricLaplace } from '@/models/math/asymmetric-laplace';
import { hyperbolicSecant } from '@/models/math/hyperbolic-secant';
import { createRandom } from '@/models/math/random';
import { minimize } from './support';

const random = createRandom('levels at random');
const taus = Array.from({ length: 300 }, () => 0.001 + 0.998 * random.next());

it('the levels drawn reach both ends', () => {
  expect(Math.min(...taus)).toBeLessThan(0.02);
  expect(Math.max(...taus)).toBeGreaterThan(0.98);
});

describe.each([
  [sbqc, hyperbolicSecant],
  [bqc, asymmetricLaplace],
] as const)('$name at random levels', (loss, distribution) => {
  it('its two labels are the two sides of one probability: e^-L(1) + e^-L(0) = 1', () => {
    for (const tau of taus) {
      const q = 4 * random.normal();
      expect(Math.exp(-loss.value(1, q, tau)) + Math.exp(-loss.value(0, q, tau))).toBeCloseTo(1, 13);
    }
  });

  it('reflects: L(1, Q; tau) = L(0, -Q; 1 - tau), slopes with the sign turned', () => {
    for (const tau of taus) {
      const q = 6 * random.normal();
      const value = loss.value(0, -q, 1 - tau);
      expect(Math.abs(loss.value(1, q, tau) - value)).toBeLessThan(1e-12 * Math.max(1, value));
      const slope = loss.slope(0, -q, 1 - tau);
      expect(Math.abs(loss.slope(1, q, tau) + slope)).toBeLessThan(1e-12 * Math.max(1, Math.abs(slope)));
    }
  });

  it('an intercept stands still exactly at the base rate, F_tau(-Q) = P(y=0), with the loss rising on either side', () => {
    for (const tau of taus) {
      const baseRate = 0.01 + 0.98 * random.next();
      const q = -distribution.quantile(1 - baseRate, tau);
      const slopeAt = (at: number): number =>
        baseRate * loss.slope(1, at, tau) + (1 - baseRate) * loss.slope(0, at, tau);
      if (Math.abs(q) > 1e-6) expect(Math.abs(slopeAt(q))).toBeLessThan(1e-10 * loss.lipschitzConstant(tau));
      expect(slopeAt(q - 0.01)).toBeLessThan(0);
      expect(slopeAt(q + 0.01)).toBeGreaterThan(0);
    }
  });

  it('no slope is steeper than its constant', () => {
    for (const tau of taus) {
      for (const q of [-1e4, -3, -1e-9, 0, 1e-9, 3, 1e4, 8 * random.normal()]) {
        for (const label of [0, 1]) {
          expect(Math.abs(loss.slope(label, q, tau))).toBeLessThanOrEqual(loss.lipschitzConstant(tau) * (1 + 1e-12));
        }
      }
    }
  });
});

describe('regression losses at random levels', () => {
  it('the check loss recovers the tau-quantile: a share of tau lies at or below its minimum', () => {
    const sample = Array.from({ length: 2000 }, () => Math.exp(random.normal()));
    for (const tau of taus.slice(0, 40)) {
      const best = minimize((at) => sample.reduce((sum, y) => sum + check(tau).value(y, at), 0), 0, 60);
      const share = sample.filter((y) => y <= best + 1e-9).length / sample.length;
      expect(Math.abs(share - tau)).toBeLessThanOrEqual(1.01 / sample.length);
    }
  });

  it('the smooth check loss lies above the check loss by at most (h/2) log 2, the tilted log-cosh below it by at most h log 2', () => {
    for (const tau of taus) {
      const [r, h] = [3 * random.normal(), 0.01 + random.next()];
      const sharp = check(tau).value(r, 0);
      const above = smoothCheck(tau, h).value(r, 0) - sharp;
      const below = sharp - tiltedLogCosh(tau, h).value(r, 0);
      expect(above).toBeGreaterThan(-1e-12);
      expect(above).toBeLessThanOrEqual((h / 2) * Math.LN2 + 1e-12);
      expect(below).toBeGreaterThan(-1e-12);
      expect(below).toBeLessThanOrEqual(h * Math.LN2 * Math.max(tau, 1 - tau) + 1e-12);
    }
  });
});

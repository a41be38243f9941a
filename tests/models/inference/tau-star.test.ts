import { describe, expect, it } from 'vitest';
import { levelProbabilities, solveTauStar } from '@/models/inference/tau-star';
import { asymmetricLaplace } from '@/models/math/asymmetric-laplace';
import { hyperbolicSecant } from '@/models/math/hyperbolic-secant';
import { createRandom } from '@/models/math/random';
import { nineTaus } from './support';

/** Latent quantiles that all describe the same risk: Q_k = -F_tau_k^{-1}(1 - risk). */
function agreeing(risk: number, taus: readonly number[], distribution = hyperbolicSecant): number[] {
  return taus.map((tau) => -distribution.quantile(1 - risk, tau));
}

describe('solveTauStar', () => {
  it.each([hyperbolicSecant, asymmetricLaplace])('gives back the risk all levels agree on ($name)', (distribution) => {
    for (const taus of [nineTaus, [0.5], [0.3, 0.35], [0.05, 0.2, 0.9, 0.99]]) {
      for (const risk of [1e-6, 0.01, 0.1, 0.11, 0.25, 0.5, 0.501, 0.62, 0.75, 0.9, 0.95, 0.9999]) {
        const solved = solveTauStar(agreeing(risk, taus, distribution), taus, distribution);
        expect(solved.risk, `risk ${risk} on ${taus.join(' ')}`).toBeCloseTo(risk, 12);
        expect(solved.tauStar).toBeCloseTo(1 - risk, 12);
      }
    }
  });

  it('keeps the digits of a very small risk', () => {
    expect(solveTauStar(agreeing(2 ** -40, nineTaus), nineTaus).risk / 2 ** -40).toBeCloseTo(1, 3);
    expect(
      solveTauStar(
        nineTaus.map(() => -300),
        nineTaus,
      ).risk,
    ).toBeGreaterThan(0);
  });

  it('says where no level brackets the root', () => {
    expect(solveTauStar(agreeing(0.95, nineTaus), nineTaus).beyondGrid).toBe('above');
    expect(solveTauStar(agreeing(0.05, nineTaus), nineTaus).beyondGrid).toBe('below');
    expect(solveTauStar(agreeing(0.4, nineTaus), nineTaus).beyondGrid).toBeNull();
  });

  it('says where crossed levels offer several roots', () => {
    const taus = [0.2, 0.4, 0.6, 0.8];
    expect(solveTauStar([-1, 0.2, -0.1, 2], taus).manyRoots).toBe(true);
    expect(solveTauStar([-1, -0.1, 0.2, 2], taus).manyRoots).toBe(false);
    expect(solveTauStar([-0.1, -1, 0.2, 2], taus).manyRoots).toBe(false); // crossed, but below the root
    expect(solveTauStar([1, 2, 3, 4], taus).manyRoots).toBe(false);
  });

  it('a root exactly on a level is that level, at the ends of the grid too', () => {
    const rising = [-2, -1, 0, 1, 2];
    const taus = [0.1, 0.3, 0.5, 0.7, 0.9];
    expect(solveTauStar(rising, taus).tauStar).toBeCloseTo(0.5, 15);
    expect(solveTauStar([0, 1, 2, 3, 4], taus).tauStar).toBeCloseTo(0.1, 15);
    expect(solveTauStar([0, 1, 2, 3, 4], taus).beyondGrid).toBeNull();
    expect(solveTauStar([-4, -3, -2, -1, 0], taus).tauStar).toBeCloseTo(0.9, 15);
    expect(solveTauStar([-4, -3, -2, -1, 0], taus).beyondGrid).toBeNull();
  });

  it('by hand: levels 0.4 and 0.6 at minus and plus log(1 + sqrt 2)', () => {
    // The tail is halved there: pi_1 = 1 - 0.6/2 = 0.7, pi_2 = 0.6/2 = 0.3; pi - tau goes from 0.3 to -0.3: zero in the middle.
    const size = Math.log(1 + Math.SQRT2);
    expect(Array.from(levelProbabilities([-size, size], [0.4, 0.6]))).toEqual([
      expect.closeTo(0.7, 14),
      expect.closeTo(0.3, 14),
    ]);
    expect(solveTauStar([-size, size], [0.4, 0.6]).tauStar).toBeCloseTo(0.5, 14);
    // Levels 0.2 and 0.6: pi_1 = 1 - 0.8/2 = 0.6, excess 0.4; pi_2 = 0.3, shortage 0.3: 0.2 + 0.4 * 4/7
    expect(solveTauStar([-size, size], [0.2, 0.6]).tauStar).toBeCloseTo(0.2 + (0.4 * 4) / 7, 14);
  });

  it('sorts first (rearrangement) and leaves its input as it is', () => {
    const taus = [0.2, 0.5, 0.8];
    const mixed = Object.freeze([1, -2, 0.3]);
    // 1, -2, 0.3 changes sign twice: the same root, and told that there were several
    expect(solveTauStar(mixed, taus)).toEqual({ ...solveTauStar([-2, 0.3, 1], taus), manyRoots: true });
  });

  it('raising any level never lowers the risk, whatever the levels say', () => {
    const random = createRandom('monotone');
    let moved = 0;
    for (let draw = 0; draw < 300; draw++) {
      const latent = nineTaus.map((tau) => 3 * (tau - 0.5) + 0.8 * random.normal());
      const higher = latent.map((value) => value + 0.2 * random.next());
      const [before, after] = [solveTauStar(latent, nineTaus).risk, solveTauStar(higher, nineTaus).risk];
      if (after > before) moved++;
      expect(after).toBeGreaterThanOrEqual(before - 1e-12);
    }
    expect(moved).toBeGreaterThan(250);
  });

  it('mirrors: -Q on the levels 1 - tau turns the risk into 1 - risk', () => {
    const random = createRandom('mirror');
    const taus = [0.05, 0.3, 0.45, 0.8];
    for (let draw = 0; draw < 200; draw++) {
      const latent = taus.map((tau) => 4 * (tau - 0.5) + random.normal());
      const mirrored = solveTauStar(
        latent.map((value) => -value),
        taus.map((tau) => 1 - tau).reverse(),
      );
      expect(mirrored.risk).toBeCloseTo(1 - solveTauStar(latent, taus).risk, 12);
    }
  });

  it('refuses lists of different length, levels out of order and NaN', () => {
    expect(() => solveTauStar([1, 2], nineTaus)).toThrow('one latent quantile for each of the 9');
    expect(() => solveTauStar([], [])).toThrow('one latent quantile');
    expect(() => solveTauStar([1, 2], [0.5, 0.2])).toThrow('ascend');
    expect(() => solveTauStar([1, 2], [0.5, 1])).toThrow('tau must be strictly between');
    expect(() => solveTauStar([1, NaN], [0.5, 0.7])).toThrow('NaN');
  });
});

import { describe, expect, it } from 'vitest';
import { createCurveEnsemble } from '@/models/inference/curve-ensemble';
import { createEnsemble } from '@/models/inference/ensemble';
import { fillTails, tailTableOf } from '@/models/inference/tail-table';
import { asymmetricLaplace } from '@/models/math/asymmetric-laplace';
import { hyperbolicSecant } from '@/models/math/hyperbolic-secant';
import { createRandom } from '@/models/math/random';
import { testConfig } from './support';

describe.each([hyperbolicSecant, asymmetricLaplace])('the table of tails: $name', (distribution) => {
  const taus = [0.05, 0.5, 0.9];

  function worstError(latentQuantiles: readonly number[]): number {
    const n = latentQuantiles.length;
    const tails = new Float64Array(3 * n);
    const levels = Float64Array.from([...latentQuantiles, ...latentQuantiles, ...latentQuantiles]);
    fillTails(levels, taus, n, tailTableOf(distribution), tails);
    let worst = 0;
    latentQuantiles.forEach((q, point) =>
      taus.forEach((tau, level) => {
        const error = tails[level * n + point]! / distribution.tail(-q, tau) - 1;
        if (!(Math.abs(error) <= worst)) worst = Math.abs(error);
      }),
    );
    return worst;
  }

  it('is right to 2e-14, everywhere in its cells', () => {
    const random = createRandom('tails');
    const edges = Array.from({ length: 32 * 64 }, (_, cell) => cell / 64).flatMap((edge) => [
      edge,
      edge + 1 / 64 - 1e-12,
    ]);
    const inside = Array.from({ length: 20_000 }, () => 32 * random.next());
    const worst = worstError([...edges, ...inside].flatMap((x) => [x, -x]));
    expect(worst).toBeLessThan(2e-14);
    expect(worst).toBeGreaterThan(0);
  });

  it('goes on beyond its end, and to nothing at infinity', () => {
    // there the exponent itself is rounded, by 700 parts in 2^53
    expect(worstError([31.999999, 32, 32.000001, 40, 700, -31.999999, -32, -40, -700])).toBeLessThan(2e-13);
    const tails = new Float64Array(2);
    fillTails(Float64Array.of(Infinity, -Infinity), [0.5], 2, tailTableOf(distribution), tails);
    expect(Array.from(tails)).toEqual([0, 0]);
  });
});

const configs = [
  testConfig(),
  testConfig({ riskEstimator: 'levelMean' }),
  testConfig({ loss: 'bqc', taus: [0.25, 0.5, 0.75] }),
  testConfig({ loss: 'bce', taus: [0.5] }),
];

describe.each(configs)('createCurveEnsemble: $loss $riskEstimator', (config) => {
  const nLevels = config.taus.length;
  const nPoints = 40;

  it('says at every point what the ensemble of single patients says', () => {
    const random = createRandom('members');
    const along = createCurveEnsemble(nPoints, { config });
    const single = createEnsemble(nPoints, { config });
    for (let member = 0; member < 8; member++) {
      const outputs = new Float64Array(nLevels * nPoints);
      for (let point = 0; point < nPoints; point++) {
        // from far below the grid of levels to far above; crossed in every other point
        const row = Float64Array.from({ length: nLevels }, () => (point - 20) * 0.6 + 2 * random.normal());
        if (point % 2 === 0) row.sort();
        row.forEach((value, level) => (outputs[level * nPoints + point] = value));
        single.add(point, row, 0);
      }
      along.add(outputs);
    }
    for (let point = 0; point < nPoints; point++) {
      const { beyondGrid, nMembers, latentQuantiles, ...numbers } = along.assess(point);
      const expected = single.assess(point);
      expect({ beyondGrid, nMembers }).toEqual({ beyondGrid: expected.beyondGrid, nMembers: 8 });
      for (const [name, value] of Object.entries(numbers)) {
        const other = expected[name as keyof typeof numbers] ?? null;
        if (other === null) expect(value).toBeNull();
        else expect(Math.abs(value! - other)).toBeLessThanOrEqual(1e-12 * Math.abs(other) + 1e-14);
      }
      latentQuantiles.forEach((q, level) => expect(q).toBeCloseTo(expected.latentQuantiles[level]!, 11));
    }
  });

  it('keeps the digits of a risk near 0', () => {
    const along = createCurveEnsemble(1, { config });
    const single = createEnsemble(1, { config });
    const far = Float64Array.from({ length: nLevels }, (_, level) => -30 + level);
    single.add(0, far, 0);
    along.add(far);
    expect(along.assess(0).risk / single.assess(0).risk - 1).toBeCloseTo(0, 12);
    expect(along.assess(0).risk).toBeLessThan(1e-2);
  });

  it('has nothing to say without a member', () => {
    expect(() => createCurveEnsemble(2, { config }).assess(1)).toThrow('at least one member');
  });
});

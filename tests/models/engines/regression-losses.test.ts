import type { Tensor } from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '@/models/engines/tensor/backends';
import * as tensor from '@/models/engines/tensor/regression-losses';
import type { TensorFlow } from '@/models/engines/tensor/tensorflow';
import * as plain from '@/models/losses/regression';
import { createRandom } from '@/models/math/random';

/** Every loss in both forms; parameters that float32 holds exactly, so that only the arithmetic is compared. */
const pairs: [name: string, tensor.ResidualFormula, plain.RegressionLoss][] = [
  ['mse', tensor.squaredError, plain.squaredError],
  ['mae', tensor.absoluteError, plain.absoluteError],
  ...[0.25, 1, 4].map((delta): (typeof pairs)[number] => [`huber ${delta}`, tensor.huber(delta), plain.huber(delta)]),
  ...[1 / 512, 0.25, 0.5, 0.875, 511 / 512].flatMap((tau): typeof pairs => [
    [`check ${tau}`, tensor.check(tau), plain.check(tau)],
    ...[0.0625, 0.5, 2].flatMap((h): typeof pairs => [
      [`smooth check ${tau}, h ${h}`, tensor.smoothCheck(tau, h), plain.smoothCheck(tau, h)],
      [`tilted log-cosh ${tau}, h ${h}`, tensor.tiltedLogCosh(tau, h), plain.tiltedLogCosh(tau, h)],
    ]),
  ]),
  ...[0.0625, 1, 8].map((h): (typeof pairs)[number] => [`log-cosh, h ${h}`, tensor.logCosh(h), plain.logCosh(h)]),
];

const random = createRandom('residuals');
const sizes = [0, 1e-12, 1e-6, 1e-3, 0.03, 0.4, 0.5, 0.6, 1, 3, 10, 30, 88, 120, 1e3, 1e4];
const residuals = [
  ...sizes.flatMap((size) => [-size, size]),
  ...Array.from({ length: 200 }, () => random.normal() * 10 ** (6 * random.next() - 3)),
].map(Math.fround);

describe.each(['cpu', 'wasm'] as const)('tensor regression losses on %s', (backend) => {
  let tf: TensorFlow;
  beforeAll(async () => {
    const { loaded } = await loadBackend({ order: [backend] });
    tf = loaded!.tf;
    await loaded!.activate();
  });
  afterAll(() => expect(tf.memory().numTensors).toBe(0));

  function measured(formula: tensor.ResidualFormula): { value: Float32Array; slope: Float32Array } {
    return tf.tidy(() => {
      const of = (prediction: Tensor): Tensor =>
        tensor.regressionLoss(tf, formula, tf.zerosLike(prediction), prediction);
      const predictions = tf.tensor1d(residuals.map((residual) => -residual)); // r = 0 - prediction, exactly
      const value = of(predictions).dataSync() as Float32Array;
      return { value, slope: tf.grad(of)(predictions).dataSync() as Float32Array };
    });
  }

  it.each(pairs)('%s agrees with the plain one to a relative error of 2e-6, out to 1e4', (_, formula, loss) => {
    const { value, slope } = measured(formula);
    const isSmoothCheck = loss.name === 'smooth check';
    residuals.forEach((residual, at) => {
      const expectedValue = loss.value(0, -residual);
      const expectedSlope = loss.slope(0, -residual);
      const where = `residual ${residual}`;
      expect(Math.abs(value[at]! - expectedValue), where).toBeLessThanOrEqual(2e-6 * expectedValue + 1e-38);
      // where the smooth check's slope passes through zero it is a difference, known to a share of its bound
      const scale = isSmoothCheck ? loss.lipschitzConstant(1e4) / 16 : 0;
      const allowed = 2e-6 * Math.max(Math.abs(expectedSlope), scale);
      expect(Math.abs(slope[at]! - expectedSlope), where).toBeLessThanOrEqual(allowed);
    });
  });

  it('the far tails keep their full slope', () => {
    const [left, right] = [residuals.indexOf(-1e4), residuals.indexOf(1e4)];
    for (const [, formula, loss] of pairs) {
      if (loss.name === 'mse') continue;
      const { slope } = measured(formula);
      expect(slope[right]! / loss.slope(0, -1e4)).toBeCloseTo(1, 6);
      expect(slope[left]! / loss.slope(0, 1e4)).toBeCloseTo(1, 6);
      expect(Math.max(Math.abs(slope[left]!), Math.abs(slope[right]!))).toBeGreaterThan(0.2);
    }
  });
});

import type { Rank, Tensor, Tensor3D } from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '@/models/engines/tensor/backends';
import { crossingPenalty, elementLoss } from '@/models/engines/tensor/losses';
import type { TensorFlow } from '@/models/engines/tensor/tensorflow';
import { bce } from '@/models/losses/bce';
import { bqc } from '@/models/losses/bqc';
import { crossingPenaltySlope, crossingPenaltyValue } from '@/models/losses/crossing-penalty';
import { sbqc } from '@/models/losses/sbqc';

const plain = { sbqc, bqc, bce };
const names = ['sbqc', 'bqc', 'bce'] as const;
const taus = [0.02, 0.1, 0.5, 0.8, 0.97];
// both half lines, both sides of the kink and the kink itself, float32's overflow of sech at 88, and far beyond it
const points = [-300, -120, -89, -20, -5, -1.3, -0.4, -1e-3, -1e-6, 0, 1e-6, 1e-3, 0.4, 1.3, 5, 20, 89, 120, 300];

describe.each(['cpu', 'wasm'] as const)('tensor losses on %s', (backend) => {
  let tf: TensorFlow;
  beforeAll(async () => {
    const { loaded } = await loadBackend({ order: [backend] });
    tf = loaded!.tf;
    await loaded!.activate();
    expect(tf.getBackend()).toBe(backend);
  });
  afterAll(() => expect(tf.memory().numTensors).toBe(0));

  /** Value and slope at every point and level, `[points * taus]`. */
  async function measured(
    name: (typeof names)[number],
    label: number,
  ): Promise<{ value: Float32Array; slope: Float32Array }> {
    const { value, slope } = tf.tidy(() => {
      const latent = tf.tensor3d([points.map((point) => taus.map(() => point))]);
      const labels = tf.fill<Rank.R3>([1, points.length, 1], label);
      const levels = tf.tensor3d([[taus]]);
      const of = (q: Tensor): Tensor => elementLoss(tf, name, q as Tensor3D, labels, levels);
      return { value: of(latent), slope: tf.grad(of)(latent) };
    });
    const result = { value: (await value.data()) as Float32Array, slope: (await slope.data()) as Float32Array };
    tf.dispose([value, slope]);
    return result;
  }

  it.each(names.flatMap((name) => [0, 1].map((label) => ({ name, label }))))(
    'agree with the plain $name for label $label to float32',
    async ({ name, label }) => {
      const { value, slope } = await measured(name, label);
      points.forEach((point, row) =>
        taus.forEach((tau, level) => {
          const at = row * taus.length + level;
          // the float32 point, so that rounding the input is not held against the loss
          const exact = Math.fround(point);
          const level32 = Math.fround(tau);
          const expectedValue = plain[name].value(label, exact, level32);
          const expectedSlope = plain[name].slope(label, exact, level32);
          // a value is only shown, so near zero an absolute error will do; the slope trains, and keeps its digits into the tails
          expect(Math.abs(value[at]! - expectedValue)).toBeLessThanOrEqual(3e-6 * Math.abs(expectedValue) + 3e-7);
          expect(Math.abs(slope[at]! - expectedSlope)).toBeLessThanOrEqual(6e-6 * Math.abs(expectedSlope) + 1e-28);
        }),
      );
    },
  );

  it('take 2/pi as sbqc slope at exactly zero, on either side of the label', async () => {
    for (const label of [0, 1]) {
      const { slope } = await measured('sbqc', label);
      const atZero = points.indexOf(0) * taus.length;
      for (let level = 0; level < taus.length; level++) {
        expect(Math.abs(slope[atZero + level]!)).toBeCloseTo(2 / Math.PI, 6);
      }
    }
  });

  it('agree with a central difference of the plain value away from the kink', async () => {
    const h = 1e-5;
    for (const label of [0, 1]) {
      const { slope } = await measured('sbqc', label);
      for (const [row, point] of points.entries()) {
        if (Math.abs(point) < 0.1 || Math.abs(point) > 20) continue;
        taus.forEach((tau, level) => {
          const difference = (sbqc.value(label, point + h, tau) - sbqc.value(label, point - h, tau)) / (2 * h);
          expect(slope[row * taus.length + level]!).toBeCloseTo(difference, 5);
        });
      }
    }
  });

  it('weigh crossings as the plain penalty does, and one level never', async () => {
    const rows = [
      [1, 0, 2],
      [0, 1, 2],
      [3, 1, 0.5],
    ];
    const { value, slope, single } = tf.tidy(() => {
      const latent = tf.tensor3d([rows]);
      const of = (q: Tensor): Tensor => crossingPenalty(tf, q as Tensor3D);
      return { value: of(latent), slope: tf.grad(of)(latent), single: crossingPenalty(tf, tf.ones([1, 4, 1])) };
    });
    // row 0: 1; row 1: 0; row 2: 2 + 0.5; over 3 rows and 2 pairs
    expect((await value.data())[0]).toBeCloseTo(3.5 / 6, 6);
    expect(crossingPenaltyValue(rows.flat(), 3)).toBeCloseTo(3.5 / 6, 12);
    Array.from(crossingPenaltySlope(rows.flat(), 3)).forEach((expected, at) => {
      expect(slope.dataSync()[at]).toBeCloseTo(expected, 6);
    });
    expect((await single.data())[0]).toBe(0);
    tf.dispose([value, slope, single]);
  });
});

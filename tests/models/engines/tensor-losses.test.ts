import type { Rank, Tensor, Tensor3D } from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadBackend } from '@/models/engines/tensor/backends';
import { crossingPenalty, elementLoss, levelTensor } from '@/models/engines/tensor/losses';
import type { TensorFlow } from '@/models/engines/tensor/tensorflow';
import { bce } from '@/models/losses/bce';
import { bqc } from '@/models/losses/bqc';
import { crossingPenaltySlope, crossingPenaltyValue } from '@/models/losses/crossing-penalty';
import { sbqc } from '@/models/losses/sbqc';

const plain = { sbqc, bqc, bce };
const names = ['sbqc', 'bqc', 'bce'] as const;
// both half lines, both sides of the kink and the kink itself, the tail where e^-|x| leaves float32 (beyond 87), and far out
const sizes = [0, 1e-6, 1e-3, 0.01, 0.1, 0.4, 1, 1.3, 3, 5, 10, 20, 40, 60, 80, 86, 89, 120, 300, 1e3, 1e4];
const points = [...sizes.map((size) => -size), ...sizes];
const commonTaus = [0.1, 0.2, 0.3, 0.5, 0.8, 0.9];
const allTaus = [0.001, 0.02, 0.05, ...commonTaus, 0.95, 0.97, 0.999];
const SMALLEST_NORMAL = 1.2e-38; // of float32: what is smaller loses digits by itself

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
    taus: readonly number[] = commonTaus,
  ): Promise<{ value: Float32Array; slope: Float32Array }> {
    const { value, slope } = tf.tidy(() => {
      const latent = tf.tensor3d([points.map((point) => taus.map(() => point))]);
      const labels = tf.fill<Rank.R3>([1, points.length, 1], label);
      const levels = levelTensor(tf, taus);
      const of = (q: Tensor): Tensor => elementLoss(tf, name, q as Tensor3D, labels, levels);
      return { value: of(latent), slope: tf.grad(of)(latent) };
    });
    const result = { value: (await value.data()) as Float32Array, slope: (await slope.data()) as Float32Array };
    tf.dispose([value, slope]);
    return result;
  }

  /** Largest relative error of value and slope against the plain loss at the float32 point. */
  async function largestErrors(
    name: (typeof names)[number],
    label: number,
    taus: readonly number[],
    isCounted: (point: number, tau: number) => boolean = () => true,
  ): Promise<{ value: number; slope: number }> {
    const { value, slope } = await measured(name, label, taus);
    const errors = { value: 0, slope: 0 };
    const relativeError = (found: number, expected: number): number =>
      Math.abs(expected) < SMALLEST_NORMAL
        ? Math.abs(found) / SMALLEST_NORMAL - 1.1
        : Math.abs(found - expected) / Math.abs(expected);
    points.forEach((point, row) =>
      taus.forEach((tau, level) => {
        if (!isCounted(point, tau)) return;
        const at = row * taus.length + level;
        const point32 = Math.fround(point);
        errors.value = Math.max(errors.value, relativeError(value[at]!, plain[name].value(label, point32, tau)));
        errors.slope = Math.max(errors.slope, relativeError(slope[at]!, plain[name].slope(label, point32, tau)));
      }),
    );
    return errors;
  }

  const cases = names.flatMap((name) => [0, 1].map((label) => ({ name, label })));

  it.each(cases)('$name, label $label: relative error below 2e-6 for |Q| up to 1e4', async ({ name, label }) => {
    // bqc's tail falls like e^-(tau |Q|): the rounding of that product is the relative error of the tail, far down
    const isCounted = (point: number, tau: number): boolean =>
      name !== 'bqc' || Math.max(tau, 1 - tau) * Math.abs(point) < 30 || Math.abs(point) > 1000;
    const errors = await largestErrors(name, label, allTaus, isCounted);
    expect(errors.value).toBeLessThan(2e-6);
    expect(errors.slope).toBeLessThan(2e-6);
    expect(errors.slope).toBeGreaterThan(1e-9); // something was compared
    const everywhere = await largestErrors(name, label, allTaus);
    expect(everywhere.slope).toBeLessThan(8e-6);
  });

  it('take 2/pi as sbqc slope at exactly zero, on either side of the label', async () => {
    for (const label of [0, 1]) {
      const { slope } = await measured('sbqc', label);
      const atZero = points.indexOf(0) * commonTaus.length;
      for (let level = 0; level < commonTaus.length; level++) {
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
        commonTaus.forEach((tau, level) => {
          const difference = (sbqc.value(label, point + h, tau) - sbqc.value(label, point - h, tau)) / (2 * h);
          expect(slope[row * commonTaus.length + level]!).toBeCloseTo(difference, 5);
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

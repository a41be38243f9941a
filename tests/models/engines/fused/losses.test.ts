import { beforeAll, describe, expect, it } from 'vitest';
import type { Kernel } from '@/models/engines/fused/kernel';
import { layOutMemory, type MemoryLayout } from '@/models/engines/fused/memory-layout';
import { bce } from '@/models/losses/bce';
import { bqc } from '@/models/losses/bqc';
import { crossingPenaltySlope, crossingPenaltyValue } from '@/models/losses/crossing-penalty';
import { sbqc } from '@/models/losses/sbqc';
import type { TrainingConfig } from '@/models/training/config';
import { smallConfig } from '../../training/small-cohort';
import { freshKernel } from './kernel';
import { writeLevels } from '@/models/engines/fused/member-training';

const plain = { sbqc, bqc, bce };
const taus = [0.02, 0.1, 0.5, 0.8, 0.97];
// both half lines, both sides of the kink and the kink itself, the ends of float32's exponent, and far beyond them
const points = [-300, -120, -89, -20, -5, -1.3, -0.4, -1e-3, -1e-6, 0, 1e-6, 1e-3, 0.4, 1.3, 5, 20, 89, 120, 300];

describe('losses in the kernel', () => {
  let kernel: Kernel;
  beforeAll(async () => {
    kernel = await freshKernel();
  });

  /** Loss and slopes `[nRows, nLevels]` of rows of latent quantiles, all with one label. */
  function measure(config: TrainingConfig, rows: readonly (readonly number[])[], label: number) {
    const { memory } = kernel;
    const layout: MemoryLayout = layOutMemory(config, rows.length, 1, 1, kernel.memoryStart());
    const numbers = (at: number, count: number): Float32Array => new Float32Array(memory.buffer, at, count);
    new Uint8Array(memory.buffer, layout.network).set(new Uint8Array(layout.networkFields));
    writeLevels(numbers(layout.taus, 2 * config.taus.length), config.taus);
    numbers(layout.batchSigns, layout.levelWidth)
      .fill(0)
      .fill(2 * label - 1, 0, rows.length);
    const latent = numbers(layout.latent, layout.levelWidth * config.taus.length).fill(7); // beside the batch: anything
    rows.forEach((row, at) => row.forEach((value, level) => (latent[level * layout.levelWidth + at] = value)));
    const loss = kernel.slopesOfLoss(layout.network, rows.length);
    const slopes = numbers(layout.latentSlopes, layout.levelWidth * config.taus.length);
    const slope = rows.map((_, at) => config.taus.map((_, level) => slopes[level * layout.levelWidth + at]!));
    const beside = Array.from(slopes).filter((_, at) => at % layout.levelWidth >= rows.length);
    return { loss, slope, beside };
  }

  const configFor = (loss: TrainingConfig['loss'], levels: readonly number[], crossingPenalty = 0): TrainingConfig =>
    smallConfig({ loss, taus: levels, crossingPenalty, batchSize: 64 });

  it.each((['sbqc', 'bqc'] as const).flatMap((name) => [0, 1].map((label) => ({ name, label }))))(
    'agree with the plain $name for label $label to float32',
    ({ name, label }) => {
      const config = configFor(name, taus);
      const { slope } = measure(
        config,
        points.map((point) => taus.map(() => point)),
        label,
      );
      points.forEach((point, row) => {
        const exact = Math.fround(point);
        taus.forEach((tau, level) => {
          const expected = plain[name].slope(label, exact, tau) / (points.length * taus.length);
          expect(Math.abs(slope[row]![level]! - expected)).toBeLessThanOrEqual(6e-6 * Math.abs(expected) + 1e-30);
        });
        const { loss } = measure(config, [taus.map(() => point)], label);
        const mean = taus.reduce((sum, tau) => sum + plain[name].value(label, exact, tau), 0) / taus.length;
        expect(Math.abs(loss - mean)).toBeLessThanOrEqual(2e-6 * mean + 3e-7);
      });
    },
  );

  it.each([0, 1])('agree with the plain bce for label %i to float32', (label) => {
    const config = configFor('bce', [0.5]);
    points.forEach((point) => {
      const { loss, slope } = measure(config, [[point]], label);
      const [value, expected] = [bce.value(label, Math.fround(point), 0.5), bce.slope(label, Math.fround(point), 0.5)];
      expect(Math.abs(loss - value)).toBeLessThanOrEqual(2e-6 * value + 3e-7);
      // beyond e^-87 the slope stops falling: 1.6e-38 instead of less
      expect(Math.abs(slope[0]![0]! - expected)).toBeLessThanOrEqual(2e-6 * Math.abs(expected) + 2e-38);
    });
  });

  it('take the one-sided slope 2/pi of sbqc at exactly zero, for either label', () => {
    for (const label of [0, 1]) {
      const { slope } = measure(configFor('sbqc', taus), [taus.map(() => 0)], label);
      for (const value of slope[0]!) expect(Math.abs(value) * taus.length).toBeCloseTo(2 / Math.PI, 6);
    }
  });

  it('weigh crossings as the plain penalty does, and leave what lies beside the batch at zero', () => {
    const rows = [
      [1, 0, 2],
      [0, 1, 2],
      [3, 1, 0.5],
      [1, 1, 1], // equal levels do not cross
      [-1, -2, -3],
    ];
    const levels = [0.25, 0.5, 0.75];
    const without = measure(configFor('sbqc', levels), rows, 1);
    const weighed = measure(configFor('sbqc', levels, 4), rows, 1);
    expect(weighed.loss - without.loss).toBeCloseTo(4 * crossingPenaltyValue(rows.flat(), 3), 5);
    const expected = crossingPenaltySlope(rows.flat(), 3);
    weighed.slope.flat().forEach((slope, at) => {
      expect(slope - without.slope.flat()[at]!).toBeCloseTo(4 * expected[at]!, 6);
    });
    expect(weighed.beside.length).toBe(9);
    expect(weighed.beside.every((slope) => slope === 0)).toBe(true);
  });

  it('keep what is not a number', () => {
    expect(measure(configFor('sbqc', [0.4, 0.6]), [[NaN, 1]], 1).loss).toBeNaN();
  });
});

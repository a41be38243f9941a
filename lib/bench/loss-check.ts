/** Whether a peer computes the loss that we do: its value and its slope at weights where levels cross and both signs occur. */
import { memberLatentQuantiles } from '@/models/inference/forward';
import { networkShapeOf } from '@/models/inference/network-shape';
import { crossingPenaltySlope, crossingPenaltyValue } from '@/models/losses/crossing-penalty';
import { sbqcSlope, sbqcValue } from '@/models/losses/sbqc';
import { createRandom } from '@/models/math/random';
import type { ReferenceWorkload } from './reference-workload';

export interface LossAtPoint {
  /** Mean over rows and levels, with the penalty, on all rows of the first member. */
  readonly loss: number;
  /** By the bias of each output. */
  readonly slopes: readonly number[];
}

const TOLERANCE = 1e-5;
const SHAKE = 0.05;
const SHAKE_OF_HEAD_BIASES = 1;

/**
 * The first member's initial weights, shaken: the biases of the head so much that the levels cross and that no level is right on
 * average, for at the base rate an error of one outcome makes up for that of the other.
 */
export function shakenWeights({ tasks, config }: ReferenceWorkload): Float32Array {
  const random = createRandom('loss check');
  const { initialWeights } = tasks[0]!;
  const headBiases = initialWeights.length - config.taus.length;
  return initialWeights.map(
    (weight, at) => weight + (at < headBiases ? SHAKE : SHAKE_OF_HEAD_BIASES) * random.normal(),
  );
}

/** Our own answers in double precision: without the crossing penalty, beside which the rest is small, and with it. */
export function lossesAt(workload: ReferenceWorkload, weights: Float32Array): LossAtPoint[] {
  return [0, workload.config.crossingPenalty].map((penalty) => lossAt(workload, weights, penalty));
}

export function lossAt(
  { config, nRows, nInputs, tasks }: ReferenceWorkload,
  weights: Float32Array,
  crossingPenalty: number,
): LossAtPoint {
  const { inputs, labels } = tasks[0]!;
  const nLevels = config.taus.length;
  const quantiles = memberLatentQuantiles(weights, networkShapeOf(config, nInputs), inputs, nRows);
  const penaltySlope = crossingPenaltySlope(quantiles, nLevels);
  const slopes = new Array<number>(nLevels).fill(0);
  let sum = 0;
  quantiles.forEach((quantile, at) => {
    const level = at % nLevels;
    const [label, tau] = [labels[Math.floor(at / nLevels)]!, config.taus[level]!];
    sum += sbqcValue(label, quantile, tau);
    slopes[level]! += sbqcSlope(label, quantile, tau) / quantiles.length + crossingPenalty * penaltySlope[at]!;
  });
  const penalty = crossingPenalty * crossingPenaltyValue(quantiles, nLevels);
  return { loss: sum / quantiles.length + penalty, slopes };
}

export interface LossCheck {
  /** One sentence where the peer's value or slope is not ours. */
  readonly disagrees: string | null;
  /** The largest distance, each relative to our number or 1. */
  readonly facts: { readonly lossDistance: number };
}

/** @param peer and `ours`, the same points in the same order */
export function checkLosses(peer: readonly LossAtPoint[], ours: readonly LossAtPoint[]): LossCheck {
  const distances = ours.map((point, at) => distanceOf(peer[at], point));
  const lossDistance = Math.max(...distances);
  if (lossDistance <= TOLERANCE) return { disagrees: null, facts: { lossDistance } };
  const at = distances.findIndex((distance) => !(distance <= TOLERANCE));
  const disagrees = `its loss at the same weights is ${peer[at]?.loss} where ours is ${ours[at]!.loss}, or its slope differs`;
  return { disagrees, facts: { lossDistance } };
}

/** NaN where a number is missing. */
function distanceOf(peer: LossAtPoint | undefined, ours: LossAtPoint): number {
  const theirs = [peer?.loss, ...(peer?.slopes ?? [])];
  const distances = [ours.loss, ...ours.slopes].map(
    (value, at) => Math.abs(value - (theirs[at] ?? NaN)) / Math.max(1, Math.abs(value)),
  );
  return Math.max(...distances);
}

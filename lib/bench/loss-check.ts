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

/** The first member's initial weights, shaken so that the levels are out of order in many rows. */
export function shakenWeights({ tasks }: ReferenceWorkload): Float32Array {
  const random = createRandom('loss check');
  return tasks[0]!.initialWeights.map((weight) => weight + SHAKE * random.normal());
}

/** Our own answer, in double precision. */
export function lossAt({ config, nRows, nInputs, tasks }: ReferenceWorkload, weights: Float32Array): LossAtPoint {
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
    slopes[level]! += sbqcSlope(label, quantile, tau) / quantiles.length + config.crossingPenalty * penaltySlope[at]!;
  });
  const penalty = config.crossingPenalty * crossingPenaltyValue(quantiles, nLevels);
  return { loss: sum / quantiles.length + penalty, slopes };
}

export interface LossCheck {
  /** One sentence where the peer's value or slope is not ours. */
  readonly disagrees: string | null;
  /** The largest distance, relative to the largest of our numbers or 1. */
  readonly facts: { readonly lossDistance: number };
}

export function checkLoss(peer: LossAtPoint, ours: LossAtPoint): LossCheck {
  const numbers = ({ loss, slopes }: LossAtPoint): number[] => [loss, ...slopes];
  const scale = Math.max(1, ...numbers(ours).map(Math.abs));
  const lossDistance = Math.max(...numbers(ours).map((value, at) => Math.abs(value - numbers(peer)[at]!) / scale));
  const disagrees =
    lossDistance <= TOLERANCE
      ? null
      : `its loss at the same weights is ${peer.loss} where ours is ${ours.loss}, or its slope differs`;
  return { disagrees, facts: { lossDistance } };
}

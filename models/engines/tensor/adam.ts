/** Adam with decoupled weight decay on stacked tensors; element by element, so stacking members changes nothing. */
import type { Tensor2D } from '@tensorflow/tfjs';
import type { Layer } from '../../inference/network-shape';
import type { TensorFlow } from './tensorflow';

const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const EPSILON = 1e-8;

export interface AdamState {
  /** 0 before the first step. */
  readonly step: number;
  readonly weights: Tensor2D;
  readonly firstMoment: Tensor2D;
  readonly secondMoment: Tensor2D;
}

/** State before the first step; `weights` `[nMembers, nWeights]` is taken over, not copied. */
export function startAdam(tf: TensorFlow, weights: Tensor2D): AdamState {
  const zeros = (): Tensor2D => tf.tensor2d(new Float32Array(weights.size), weights.shape); // asks nothing of the device, so cannot fail there
  return { step: 0, weights, firstMoment: zeros(), secondMoment: zeros() };
}

/**
 * One step (Kingma and Ba 2015, algorithm 1, with bias correction; decay as in Loshchilov and Hutter 2019): first
 * weights *= 1 - learningRate * decays, then weights -= learningRate * mHat / (sqrt(vHat) + 1e-8). Disposes of the old state's tensors.
 *
 * @param learningRates one for each member.
 * @param decays `[1, nWeights]`, the weight decay for kernels and 0 for biases; `null` without decay.
 */
export function stepAdam(
  tf: TensorFlow,
  state: AdamState,
  slope: Tensor2D,
  learningRates: readonly number[],
  decays: Tensor2D | null,
): AdamState {
  const step = state.step + 1;
  const firstCorrection = 1 - FIRST_DECAY ** step;
  const rootOfSecondCorrection = Math.sqrt(1 - SECOND_DECAY ** step);
  const next = tf.tidy(() => {
    const firstMoment = tf.add(tf.mul(state.firstMoment, FIRST_DECAY), tf.mul(slope, 1 - FIRST_DECAY));
    const secondMoment = tf.add(tf.mul(state.secondMoment, SECOND_DECAY), tf.mul(tf.square(slope), 1 - SECOND_DECAY));
    // mHat / (sqrt(vHat) + eps) with both corrections taken out of the tensors: two passes less over the weights
    const denominator = tf.add(tf.sqrt(secondMoment), EPSILON * rootOfSecondCorrection);
    const scales = learningRates.map((learningRate) => (learningRate * rootOfSecondCorrection) / firstCorrection);
    const move = tf.mul(tf.div(firstMoment, denominator), perMember(tf, scales));
    const kept = decays
      ? tf.mul(state.weights, tf.sub(1, tf.mul(decays, perMember(tf, learningRates))))
      : state.weights;
    return { firstMoment, secondMoment, weights: tf.sub(kept, move) } as Omit<AdamState, 'step'>;
  });
  disposeAdam(tf, state);
  return { step, ...next };
}

/** A factor for each member's row of `[nMembers, nWeights]`; a plain number where all are equal, which saves a broadcast. */
function perMember(tf: TensorFlow, factors: readonly number[]): number | Tensor2D {
  const [first] = factors;
  return factors.every((factor) => factor === first) ? first! : tf.tensor2d([...factors], [factors.length, 1]);
}

export function disposeAdam(tf: TensorFlow, state: AdamState): void {
  tf.dispose([state.weights, state.firstMoment, state.secondMoment]);
}

/** The decay of each weight of a member, `[nWeights]`: kernels are pulled to zero, biases are not. */
export function decaysOf(layers: readonly Layer[], weightDecay: number): Float32Array {
  return Float32Array.from(
    layers.flatMap(({ nIn, nOut }) => [
      ...new Array<number>(nIn * nOut).fill(weightDecay),
      ...new Array<number>(nOut).fill(0),
    ]),
  );
}

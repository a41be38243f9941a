/** The stacked network: all members of a request along the leading axis, one multilayer perceptron each. */
import type { Rank, Tensor2D, Tensor3D } from '@tensorflow/tfjs';
import type { Layer } from '../../inference/network-shape';
import type { TrainingConfig } from '../../training/config';
import type { MemberTask } from '../types';
import { monotoneLevels } from './monotone-head';
import type { TensorFlow } from './tensorflow';

/** Initial weights of all members, `[nMembers, nWeights]` row-major. @throws RangeError for a member whose number of weights is another */
export function stackWeights(tasks: readonly MemberTask[], nWeights: number): Float32Array {
  const joined = new Float32Array(tasks.length * nWeights);
  tasks.forEach((task, member) => {
    if (task.initialWeights.length !== nWeights) {
      throw new RangeError(
        `member ${task.index} starts with ${task.initialWeights.length} weights, but the network has ${nWeights}`,
      );
    }
    joined.set(task.initialWeights, member * nWeights);
  });
  return joined;
}

/** Cuts `[nMembers, nWeights]` into one matrix `[nMembers, nIn + 1, nOut]` for each layer. */
export function matricesOf(tf: TensorFlow, weights: Tensor2D, layers: readonly Layer[]): Tensor3D[] {
  const nMembers = weights.shape[0];
  return layers.map(({ nIn, nOut, start }) =>
    tf.reshape(tf.slice(weights, [0, start], [nMembers, (nIn + 1) * nOut]), [nMembers, nIn + 1, nOut]),
  );
}

/** Puts matrices of the layers' shapes (such as slopes) back into `[nMembers, nWeights]`. */
export function joinMatrices(tf: TensorFlow, matrices: readonly Tensor3D[]): Tensor2D {
  const flat = matrices.map((matrix) => tf.reshape<Rank.R2>(matrix, [matrix.shape[0], -1]));
  return flat.length === 1 ? flat[0]! : tf.concat(flat, 1);
}

/**
 * Latent quantiles (or BCE logits) `[nMembers, nRows, nLevels]`.
 *
 * @param inputs `[nMembers, nRows, nInputs + 1]`, the last input of every row being 1: it carries the bias, so that one product
 *   gives a layer and one product its slope.
 * @param masks what dropout leaves of each hidden layer, `[nMembers, nRows, nUnits]`; none without dropout.
 */
export function forward(
  tf: TensorFlow,
  inputs: Tensor3D,
  matrices: readonly Tensor3D[],
  { activation, head }: Pick<TrainingConfig, 'activation' | 'head'>,
  masks: readonly Tensor3D[] = [],
): Tensor3D {
  const outputs: Tensor3D = tf.matMul(lastHidden(tf, inputs, matrices, activation, masks), matrices.at(-1)!);
  return head === 'monotone' ? monotoneLevels(tf, outputs) : outputs;
}

/** What the head sees, `[nMembers, nRows, nUnits + 1]`: the last hidden layer's activations (what `masks` leave of them) and a 1 for the bias. */
export function lastHidden(
  tf: TensorFlow,
  inputs: Tensor3D,
  matrices: readonly Tensor3D[],
  activation: TrainingConfig['activation'],
  masks: readonly Tensor3D[] = [],
): Tensor3D {
  const ones: Tensor3D = tf.ones([inputs.shape[0], inputs.shape[1], 1]);
  return matrices.slice(0, -1).reduce((values, matrix, layer) => {
    const sums: Tensor3D = tf.matMul(values, matrix);
    const activations = activation === 'relu' ? tf.relu(sums) : tf.tanh(sums);
    const mask = masks[layer];
    return tf.concat<Tensor3D>([mask ? tf.mul(activations, mask) : activations, ones], 2);
  }, inputs);
}

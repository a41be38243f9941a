/** The stacked network: all members of a request along the leading axis, one multilayer perceptron each. */
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs';
import type { TrainingConfig } from '../../training/config';
import type { TensorFlow } from './tensorflow';

/** One layer's place in a member's weights; its kernel with the bias as last row is a matrix `[nIn + 1, nOut]`. */
export interface Layer {
  readonly nIn: number;
  readonly nOut: number;
  readonly start: number;
}

/** The layers of a network, hidden ones first, head last. */
export function layersOf(config: TrainingConfig, nInputs: number): Layer[] {
  const layers: Layer[] = [];
  let nIn = nInputs;
  let start = 0;
  for (const nOut of [...config.hiddenUnits, config.taus.length]) {
    layers.push({ nIn, nOut, start });
    start += (nIn + 1) * nOut;
    nIn = nOut;
  }
  return layers;
}

/** Number of weights of one member. */
export function countWeights(layers: readonly Layer[]): number {
  return layers.reduce((sum, layer) => sum + (layer.nIn + 1) * layer.nOut, 0);
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
  const flat = matrices.map((matrix) => tf.reshape(matrix, [matrix.shape[0], -1]) as Tensor2D);
  return flat.length === 1 ? flat[0]! : tf.concat(flat, 1);
}

/**
 * Latent quantiles (or BCE logits) `[nMembers, nRows, nLevels]`.
 *
 * @param inputs `[nMembers, nRows, nInputs + 1]`, the last input of every row being 1: it carries the bias, so that one product
 *   gives a layer and one product its slope.
 */
export function forward(
  tf: TensorFlow,
  inputs: Tensor3D,
  matrices: readonly Tensor3D[],
  activation: TrainingConfig['activation'],
): Tensor3D {
  const ones: Tensor3D = tf.ones([inputs.shape[0], inputs.shape[1], 1]);
  let values = inputs;
  matrices.forEach((matrix, position) => {
    const sums: Tensor3D = tf.matMul(values, matrix);
    const isHead = position === matrices.length - 1;
    values = isHead ? sums : tf.concat<Tensor3D>([activation === 'relu' ? tf.relu(sums) : tf.tanh(sums), ones], 2);
  });
  return values;
}

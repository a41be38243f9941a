/** The monotone head on stacked tensors; `models/inference/monotone-levels.ts` is the same on plain numbers. */
import type { Tensor, Tensor3D } from '@tensorflow/tfjs';
import { log1p } from './log1p';
import type { TensorFlow } from './tensorflow';

/** Levels from the head's outputs, both `[nMembers, nRows, nLevels]`: Q_1 = z_1, Q_k = Q_{k-1} + softplus(z_k). */
export function monotoneLevels(tf: TensorFlow, outputs: Tensor3D): Tensor3D {
  const [nMembers, nRows, nLevels] = outputs.shape;
  if (nLevels === 1) return outputs;
  const lowest = tf.slice(outputs, [0, 0, 0], [nMembers, nRows, 1]);
  const steps = softplus(tf, tf.slice(outputs, [0, 0, 1], [nMembers, nRows, nLevels - 1]));
  return runningSum(tf, tf.concat<Tensor3D>([lowest, steps], 2));
}

/**
 * Sums over the levels up to each. Its slope sums from the other end, by turning round: the WebGPU backend keeps a reversed `cumsum`
 * under a name without its length, so that the next network with other levels gets the wrong one (TensorFlow.js 4.22).
 */
function runningSum(tf: TensorFlow, values: Tensor3D): Tensor3D {
  const turned = (tensor: Tensor): Tensor => tf.reverse(tensor, 2);
  const sum = tf.customGrad((...given) => ({
    value: tf.cumsum(given[0] as Tensor, 2),
    gradFunc: (upstream: Tensor) => turned(tf.cumsum(turned(upstream), 2)),
  }));
  return sum(values) as Tensor3D;
}

/** log(1 + e^x) with its slope in closed form: backpropagating through |x| would give 0 at 0 instead of 1/2. */
function softplus(tf: TensorFlow, x: Tensor3D): Tensor3D {
  const stable = tf.customGrad((...given) => {
    const [value, save] = given as [Tensor, (tensors: Tensor[]) => void];
    const softened = tf.add(tf.relu(value), log1p(tf, tf.exp(tf.neg(tf.abs(value)))));
    save([tf.sigmoid(value)]); // last, for what is saved outlives an operation that throws after it
    return {
      value: softened,
      gradFunc: (upstream: Tensor, [slope]: Tensor[]) => tf.mul(upstream, slope!),
    };
  });
  return stable(x) as Tensor3D;
}

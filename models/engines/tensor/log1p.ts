import type { Tensor } from '@tensorflow/tfjs';
import type { TensorFlow } from './tensorflow';

/**
 * log(1 + x) for x > -1 with all its digits near zero. The kernel of the WebAssembly backend takes the logarithm of the rounded sum,
 * which is 0 below 6e-8; here that rounding is divided out again: x log(u) / (u - 1), u = 1 + x (Goldberg 1991, theorem 4).
 */
export function log1p(tf: TensorFlow, x: Tensor): Tensor {
  const sum = tf.add(x, 1);
  const kept = tf.sub(sum, 1); // what is left of x in the sum
  const isLost = tf.sub(1, tf.step(tf.abs(kept))); // then log(1 + x) is x
  return tf.add(tf.mul(tf.div(x, tf.add(kept, isLost)), tf.log(sum)), tf.mul(isLost, x));
}

/** Losses as TensorFlow.js sees them: value and slope from stable forms, entered as a custom gradient. */
import type { Tensor, Tensor1D, Tensor3D } from '@tensorflow/tfjs';
import type { LossName, TrainingConfig } from '../../training/config';
import { observedSides } from './observed-side';
import type { TensorFlow } from './tensorflow';

type GradSaver = (tensors: Tensor[]) => void;

/**
 * Quantile levels as the losses take them, `[2, 1, nLevels]`: the levels, then 1 - tau. The difference is taken in float64, for in
 * float32 it would leave 1 - 0.999 four digits.
 */
export function levelTensor(tf: TensorFlow, taus: readonly number[]): Tensor3D {
  return tf.tensor3d([[[...taus]], [taus.map((tau) => 1 - tau)]]);
}

/**
 * Loss of every row and level, `[nMembers, nRows, nLevels]`.
 *
 * @param labels 0 or 1, `[nMembers, nRows, 1]`.
 * @param levels as `levelTensor` gives them.
 */
export function elementLoss(
  tf: TensorFlow,
  name: LossName,
  latentQuantiles: Tensor3D,
  labels: Tensor3D,
  levels: Tensor3D,
): Tensor3D {
  const sign = tf.sub(tf.mul(2, labels), 1); // [nMembers, nRows, 1]
  const [taus, complements] = tf.split(levels, 2) as [Tensor3D, Tensor3D];
  const byLabel = (positive: Tensor3D, negative: Tensor3D): Tensor =>
    tf.add(tf.mul(labels, positive), tf.mul(tf.sub(1, labels), negative));
  const [tilt, other] = [byLabel(complements, taus), byLabel(taus, complements)];
  const loss = tf.customGrad((...given: (Tensor | GradSaver)[]) => {
    const [latent, save] = given as [Tensor, GradSaver];
    const { value, reverseHazard } = observedSides[name](tf, tf.mul(sign, latent), tilt, other);
    save([tf.neg(tf.mul(sign, reverseHazard))]); // the slope; what is not saved is gone before the gradient is asked for
    return { value, gradFunc: (upstream: Tensor, [slope]: Tensor[]) => tf.mul(upstream, slope!) };
  });
  return loss(latentQuantiles) as Tensor3D;
}

/** Each member's mean over rows and over the nLevels-1 neighbouring pairs of max(0, Q_k - Q_{k+1}), `[nMembers]`; 0 for one level. */
export function crossingPenalty(tf: TensorFlow, latentQuantiles: Tensor3D): Tensor1D {
  const [nMembers, , nLevels] = latentQuantiles.shape;
  if (nLevels === 1) return tf.zeros([nMembers]);
  return tf.mean(tf.relu(drops(tf, latentQuantiles)), [1, 2]);
}

/** Share of each member's rows with any level out of order, `[nMembers]`; for two levels and more. */
export function crossingShare(tf: TensorFlow, latentQuantiles: Tensor3D): Tensor1D {
  return tf.mean<Tensor1D>(tf.max(tf.step(drops(tf, latentQuantiles)), 2), 1);
}

/** Q_k - Q_{k+1}, `[nMembers, nRows, nLevels - 1]`. */
function drops(tf: TensorFlow, latentQuantiles: Tensor3D): Tensor3D {
  const [nMembers, nRows, nLevels] = latentQuantiles.shape;
  const lower = tf.slice(latentQuantiles, [0, 0, 0], [nMembers, nRows, nLevels - 1]);
  const upper = tf.slice(latentQuantiles, [0, 0, 1], [nMembers, nRows, nLevels - 1]);
  return tf.sub(lower, upper);
}

/**
 * What each member's training minimises, `[nMembers]`: the mean loss over rows and levels plus `crossingPenalty` times the penalty
 * (theory, section 4).
 */
export function memberLosses(
  tf: TensorFlow,
  config: TrainingConfig,
  latentQuantiles: Tensor3D,
  labels: Tensor3D,
  levels: Tensor3D,
): Tensor1D {
  const loss = tf.mean<Tensor1D>(elementLoss(tf, config.loss, latentQuantiles, labels, levels), [1, 2]);
  if (config.crossingPenalty === 0) return loss;
  return tf.add(loss, tf.mul(config.crossingPenalty, crossingPenalty(tf, latentQuantiles)));
}

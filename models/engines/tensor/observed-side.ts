/**
 * The classification losses in tensor arithmetic. With s = 2y-1, x = s Q and t = 1-tau (y = 1) or tau (y = 0) every one of them is
 * -log G_t(x), the log probability of what was observed, and its slope -s g_t(x)/G_t(x): one formula for both labels.
 * For sBQC and BQC that is the reflection 1 - F_tau(-Q) = F_{1-tau}(Q) (theory, section 2).
 * Selection is by masks of 0 and 1, several times faster on WebAssembly than `where`; so every branch must stay finite everywhere.
 */
import type { Tensor } from '@tensorflow/tfjs';
import type { LossName } from '../../training/config';
import { log1p } from './log1p';
import type { TensorFlow } from './tensorflow';

/** Value of the loss and reverse hazard g/G (not negative), both shaped as x. */
export interface ObservedSide {
  readonly value: Tensor;
  readonly reverseHazard: Tensor;
}

/** `tau` and `other` = 1 - tau, each with all its digits. */
type LossFormula = (tf: TensorFlow, x: Tensor, tau: Tensor, other: Tensor) => ObservedSide;

const FOUR_OVER_PI = 4 / Math.PI;
/** Keeps the quotients of e^-|x| and its atan off 0/0, where both are 0 and the quotient is 1; far below the rounding of either elsewhere. */
const TINY = 1e-30;

/** Tilted hyperbolic secant; no sech and no 1 - F, so float32 keeps its digits far beyond |x| = 88 (theory, section 1). */
function secantSide(tf: TensorFlow, x: Tensor, tau: Tensor, other: Tensor): ObservedSide {
  const size = tf.abs(x);
  const e = tf.exp(tf.neg(size));
  const atanE = tf.atan(e);
  const [safeE, safeAtan] = [tf.add(e, TINY), tf.add(atanE, TINY)];
  const onePlusSquare = tf.add(tf.square(e), 1);
  const isUpper = tf.step(x);
  const beyond = tf.mul(FOUR_OVER_PI, atanE); // share of a half line that lies beyond |x|
  const within = tf.mul(FOUR_OVER_PI, tf.atan(tf.tanh(tf.mul(size, 0.5)))); // and the rest of it

  const lowerHazard = tf.div(tf.div(safeE, safeAtan), onePlusSquare);
  const lowerLog = tf.sub(tf.log(tf.mul(tau, tf.mul(FOUR_OVER_PI, tf.div(safeAtan, safeE)))), size);
  const upper = tf.add(tau, tf.mul(other, within)); // a sum of positives
  const upperHazard = tf.div(tf.mul(other, tf.mul(FOUR_OVER_PI, tf.div(e, onePlusSquare))), upper);
  const missing = select(tf, isUpper, tf.mul(other, beyond), tf.add(other, tf.mul(tau, within)));

  return {
    value: tf.neg(logProbability(tf, missing, select(tf, isUpper, tf.log(upper), lowerLog))),
    reverseHazard: select(tf, isUpper, upperHazard, lowerHazard),
  };
}

/** Asymmetric Laplace: G_t(x) = t e^{(1-t)x} for x <= 0, 1 - (1-t) e^{-tx} above. */
function laplaceSide(tf: TensorFlow, x: Tensor, tau: Tensor, other: Tensor): ObservedSide {
  const size = tf.abs(x);
  const isUpper = tf.step(x);
  const exponent = tf.neg(tf.mul(tau, size));
  const tail = tf.mul(other, tf.exp(exponent));
  const upper = tf.sub(tau, tf.mul(other, tf.expm1(exponent)));
  const lowerExponent = tf.neg(tf.mul(other, size));
  const lowerLog = tf.add(tf.log(tau), lowerExponent);
  const missing = select(tf, isUpper, tail, tf.sub(other, tf.mul(tau, tf.expm1(lowerExponent))));
  return {
    value: tf.neg(logProbability(tf, missing, select(tf, isUpper, tf.log(upper), lowerLog))),
    reverseHazard: select(tf, isUpper, tf.div(tf.mul(tau, tail), upper), other),
  };
}

/** Logistic: G(x) = 1/(1 + e^-x), whatever the level. */
function logisticSide(tf: TensorFlow, x: Tensor): ObservedSide {
  const rectified = tf.relu(tf.neg(x));
  return { value: tf.add(rectified, log1p(tf, tf.exp(tf.neg(tf.abs(x))))), reverseHazard: tf.sigmoid(tf.neg(x)) };
}

/** log G by what is missing to 1 while that is the smaller half, else as it was computed. */
function logProbability(tf: TensorFlow, missing: Tensor, logarithm: Tensor): Tensor {
  const isSmall = tf.step(tf.sub(0.5, missing));
  return select(tf, isSmall, log1p(tf, tf.neg(tf.minimum(missing, 0.5))), logarithm);
}

/** `mask` is 1 where `chosen` is wanted and 0 elsewhere. */
function select(tf: TensorFlow, mask: Tensor, chosen: Tensor, otherwise: Tensor): Tensor {
  return tf.add(tf.mul(mask, chosen), tf.mul(tf.sub(1, mask), otherwise));
}

export const observedSides: Record<LossName, LossFormula> = {
  sbqc: secantSide,
  bqc: laplaceSide,
  bce: logisticSide,
  logistic: logisticSide,
};

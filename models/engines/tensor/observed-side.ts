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

type LossFormula = (tf: TensorFlow, x: Tensor, tau: Tensor) => ObservedSide;

const FOUR_OVER_PI = 4 / Math.PI;
/** Keeps the quotients of e^-|x| and its atan off 0/0, where both are 0 and the quotient is 1; far below the rounding of either elsewhere. */
const TINY = 1e-30;

/** Tilted hyperbolic secant; no sech and no 1 - F, so float32 keeps its digits far beyond |x| = 88 (theory, section 1). */
function secantSide(tf: TensorFlow, x: Tensor, tau: Tensor): ObservedSide {
  const size = tf.abs(x);
  const e = tf.exp(tf.neg(size));
  const atanE = tf.atan(e);
  const [safeE, safeAtan] = [tf.add(e, TINY), tf.add(atanE, TINY)];
  const onePlusSquare = tf.add(tf.square(e), 1);
  const other = tf.sub(1, tau);
  const isUpper = tf.step(x);

  const lowerHazard = tf.div(tf.div(safeE, safeAtan), onePlusSquare);
  const lowerLog = tf.sub(tf.log(tf.mul(tau, tf.mul(FOUR_OVER_PI, tf.div(safeAtan, safeE)))), size);

  // G for x > 0 as a sum of positives: tau + (1-tau) (4/pi) atan(tanh(x/2))
  const upper = tf.add(tau, tf.mul(other, tf.mul(FOUR_OVER_PI, tf.atan(tf.tanh(tf.mul(size, 0.5))))));
  const tail = tf.mul(other, tf.mul(FOUR_OVER_PI, atanE));
  const upperHazard = tf.div(tf.mul(other, tf.mul(FOUR_OVER_PI, tf.div(e, onePlusSquare))), upper);

  return {
    value: tf.neg(select(tf, isUpper, logOfUpper(tf, upper, tail), lowerLog)),
    reverseHazard: select(tf, isUpper, upperHazard, lowerHazard),
  };
}

/** Asymmetric Laplace: G_t(x) = t e^{(1-t)x} for x <= 0, 1 - (1-t) e^{-tx} above. */
function laplaceSide(tf: TensorFlow, x: Tensor, tau: Tensor): ObservedSide {
  const size = tf.abs(x);
  const other = tf.sub(1, tau);
  const isUpper = tf.step(x);
  const exponent = tf.neg(tf.mul(tau, size));
  const tail = tf.mul(other, tf.exp(exponent));
  const upper = tf.sub(tau, tf.mul(other, tf.expm1(exponent)));
  const lowerLog = tf.sub(tf.log(tau), tf.mul(other, size));
  return {
    value: tf.neg(select(tf, isUpper, logOfUpper(tf, upper, tail), lowerLog)),
    reverseHazard: select(tf, isUpper, tf.div(tf.mul(tau, tail), upper), other),
  };
}

/** Logistic: G(x) = 1/(1 + e^-x), whatever the level. */
function logisticSide(tf: TensorFlow, x: Tensor): ObservedSide {
  const rectified = tf.relu(tf.neg(x));
  return { value: tf.add(rectified, log1p(tf, tf.exp(tf.neg(tf.abs(x))))), reverseHazard: tf.sigmoid(tf.neg(x)) };
}

/** log G where G = 1 - tail: by log1p while the tail is the smaller half. */
function logOfUpper(tf: TensorFlow, upper: Tensor, tail: Tensor): Tensor {
  const tailIsSmall = tf.step(tf.sub(0.5, tail));
  return select(tf, tailIsSmall, log1p(tf, tf.neg(tail)), tf.log(upper));
}

/** `mask` is 1 where `chosen` is wanted and 0 elsewhere. */
function select(tf: TensorFlow, mask: Tensor, chosen: Tensor, otherwise: Tensor): Tensor {
  return tf.add(tf.mul(mask, chosen), tf.mul(tf.sub(1, mask), otherwise));
}

export const observedSides: Record<LossName, LossFormula> = { sbqc: secantSide, bqc: laplaceSide, bce: logisticSide };

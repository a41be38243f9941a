/**
 * The regression losses in tensor arithmetic: value and slope of `models/losses/regression.ts` in forms that keep float32's digits,
 * entered as a custom gradient. Sides are chosen by masks of 0 and 1, so every branch must stay finite everywhere.
 */
import type { Tensor } from '@tensorflow/tfjs';
import { log1p } from './log1p';
import type { TensorFlow } from './tensorflow';

/** Value, and slope with respect to the prediction, of a residual r = y - prediction. */
export type ResidualFormula = (tf: TensorFlow, residual: Tensor) => { readonly value: Tensor; readonly slope: Tensor };

/** Loss of every element of `prediction`, shaped as it; differentiable with respect to the prediction. */
export function regressionLoss(tf: TensorFlow, formula: ResidualFormula, y: Tensor, prediction: Tensor): Tensor {
  const loss = tf.customGrad((...given) => {
    const [predicted, save] = given as [Tensor, (tensors: Tensor[]) => void];
    const { value, slope } = formula(tf, tf.sub(y, predicted));
    save([slope]);
    return { value, gradFunc: (upstream: Tensor, [saved]: Tensor[]) => tf.mul(upstream, saved!) };
  });
  return loss(prediction);
}

/** r^2 */
export const squaredError: ResidualFormula = (tf, r) => ({ value: tf.square(r), slope: tf.mul(r, -2) });

/** |r|; the slope by two steps, because the sign kernel on WebAssembly takes 1e-12 for 0. */
export const absoluteError: ResidualFormula = (tf, r) => ({
  value: tf.abs(r),
  slope: tf.sub(tf.step(tf.neg(r)), tf.step(r)),
});

/** c (|r| - c/2) with c = min(|r|, delta). */
export function huber(delta: number): ResidualFormula {
  return (tf, r) => {
    const clipped = tf.clipByValue(r, -delta, delta);
    const size = tf.abs(clipped);
    return { value: tf.mul(size, tf.sub(tf.abs(r), tf.mul(size, 0.5))), slope: tf.neg(clipped) };
  };
}

/** tau r for r >= 0, (tau - 1) r below; slope 1 - tau at 0. */
export function check(tau: number): ResidualFormula {
  return (tf, r) => ({
    value: weigh(tf, r, tf.abs(r), tau, 1 - tau),
    slope: weigh(tf, r, tf.onesLike(r), -tau, 1 - tau),
  });
}

/** tau r + (h/2) softplus(-2r/h), written as the check loss plus (h/2) log(1 + e^(-2|r|/h)): a sum of positives. */
export function smoothCheck(tau: number, h: number): ResidualFormula {
  return (tf, r) => {
    const e = tf.exp(tf.mul(tf.abs(r), -2 / h));
    const share = tf.div(e, tf.add(e, 1)); // expit(-2|r|/h)
    const { value } = check(tau)(tf, r);
    // expit(-2r/h) - tau: share - tau on the right, (1 - tau) - share on the left
    const isRight = tf.step(r);
    const right = tf.mul(isRight, tf.sub(share, tau));
    const left = tf.mul(tf.sub(1, isRight), tf.sub(1 - tau, share));
    return { value: tf.add(value, tf.mul(log1p(tf, e), h / 2)), slope: tf.add(right, left) };
  };
}

/** h log cosh(r/h) */
export function logCosh(h: number): ResidualFormula {
  return (tf, r) => {
    const u = tf.div(r, h);
    return { value: tf.mul(logOfCosh(tf, u), h), slope: tf.neg(tf.tanh(u)) };
  };
}

/** h log cosh(r/h), weighted tau for r >= 0 and 1 - tau below. */
export function tiltedLogCosh(tau: number, h: number): ResidualFormula {
  return (tf, r) => {
    const { value, slope } = logCosh(h)(tf, r);
    return { value: weigh(tf, r, value, tau, 1 - tau), slope: weigh(tf, r, slope, tau, 1 - tau) };
  };
}

/** `values` times `right` where r > 0 and times `left` elsewhere. */
function weigh(tf: TensorFlow, r: Tensor, values: Tensor, right: number, left: number): Tensor {
  const isRight = tf.step(r);
  const weights = tf.add(tf.mul(isRight, right), tf.mul(tf.sub(1, isRight), left));
  return tf.mul(values, weights);
}

/** Taylor coefficients of log cosh u in u^2, from u^2 to u^14: beyond u = 1/2 the next term would be more than 1e-8 of the whole. */
const TAYLOR = [1 / 2, -1 / 12, 1 / 45, -17 / 2520, 31 / 14175, -691 / 935550, 10922 / 42567525];

/** |u| + log(1 + e^(-2|u|)) - log 2, which cancels near zero; there its Taylor series. */
function logOfCosh(tf: TensorFlow, u: Tensor): Tensor {
  const size = tf.abs(u);
  const far = tf.add(tf.sub(size, Math.LN2), log1p(tf, tf.exp(tf.mul(size, -2))));
  const square = tf.square(tf.minimum(size, 0.5));
  const near = [...TAYLOR]
    .reverse()
    .reduce<Tensor>((sum, coefficient) => tf.mul(square, tf.add(sum, coefficient)), tf.zerosLike(square));
  const isFar = tf.step(tf.sub(size, 0.5));
  return tf.add(tf.mul(isFar, far), tf.mul(tf.sub(1, isFar), near));
}

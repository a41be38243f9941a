/**
 * Slopes of the classification losses and of the crossing penalty, and their value. With s = 1 for a positive label and -1 for a
 * negative one, x = s Q and t = 1-tau (positive) or tau (negative), every loss is -log G_t(x) and its slope -s g_t(x)/G_t(x)
 * (theory, section 2): one formula for both labels. At x = 0 the slope is the one from below, as in the tensor engine.
 *
 * G is held as `probability` times e^-decay, so that neither leaves float32 in the tails; the logarithms of a whole batch are taken
 * at once, from a running product whose exponent is put aside at every step.
 */
import { arctangentRatio, exponential, logarithm, mantissa } from './elementary';
import { Network } from './network';
import { all, load4, multiplyAdd, spread, sumOfLanes } from './vector';

const SECANT = 0;
const LAPLACE = 1;
const LOGISTIC = 2;
const FOUR_OVER_PI: f32 = 1.2732395447351628;

@inline
function lossSlopes(loss: i32, network: Network, nRows: i32): f32 {
  const nLevels = network.nLevels;
  const stride = network.levelStride;
  const share: f32 = 1 / <f32>(nRows * nLevels);
  const penaltyShare: f32 = nLevels > 1 ? network.penalty / <f32>(nRows * (nLevels - 1)) : 0;
  let decays = all(0);
  let product = all(1);
  let exponents = i32x4.splat(0);
  let crossings = all(0);
  for (let i = 0; i < nRows; i += 4) {
    const sign = load4(network.batchSigns + (i << 2));
    const isPositive = f32x4.gt(sign, all(0));
    const isRow = f32x4.ne(sign, all(0));
    const signedShare = f32x4.mul(sign, all(-share));
    let latent = network.latent + (i << 2);
    let slopes = network.latentSlopes + (i << 2);
    let pulledUp = all(0);
    let q = load4(latent);
    for (let level = 0; level < nLevels; level++) {
      const tau = spread(network.taus + (level << 2));
      const complement = spread(network.taus + ((nLevels + level) << 2));
      const tilt = v128.bitselect(complement, tau, isPositive);
      const other = v128.bitselect(tau, complement, isPositive);
      const x = f32x4.mul(sign, q);
      const size = f32x4.abs(x);
      const isUpper = f32x4.gt(x, all(0));
      let hazard: v128, probability: v128, decay: v128;
      if (loss == SECANT) {
        // G below zero is t (4/pi) atan(e) with e = e^-|x|; above, 1 - (1-t) (4/pi) atan(e) as a sum of positives
        const e = exponential(f32x4.neg(size));
        const square = f32x4.mul(e, e);
        const ratio = arctangentRatio(square);
        const scaled = f32x4.mul(all(FOUR_OVER_PI), ratio);
        const upper = multiplyAdd(other, f32x4.sub(all(1), f32x4.mul(e, scaled)), tilt);
        probability = v128.bitselect(upper, f32x4.mul(tilt, scaled), isUpper);
        const above = v128.bitselect(f32x4.mul(f32x4.mul(other, all(FOUR_OVER_PI)), e), all(1), isUpper);
        const below = f32x4.mul(f32x4.add(all(1), square), v128.bitselect(upper, ratio, isUpper));
        hazard = f32x4.div(above, below);
        decay = v128.andnot(size, isUpper);
      } else if (loss == LAPLACE) {
        const e = exponential(f32x4.neg(f32x4.mul(tilt, size)));
        const upper = multiplyAdd(other, f32x4.sub(all(1), e), tilt);
        probability = v128.bitselect(upper, tilt, isUpper);
        hazard = v128.bitselect(f32x4.div(f32x4.mul(tilt, f32x4.mul(other, e)), upper), other, isUpper);
        decay = v128.andnot(f32x4.mul(other, size), isUpper);
      } else {
        const e = exponential(f32x4.neg(size));
        probability = f32x4.div(all(1), f32x4.add(all(1), e));
        hazard = f32x4.mul(probability, v128.bitselect(e, all(1), isUpper));
        decay = v128.andnot(size, isUpper);
      }
      let slope = f32x4.sub(f32x4.mul(signedShare, hazard), pulledUp);
      if (level + 1 < nLevels) {
        const next = load4(latent + stride);
        const drop = f32x4.sub(q, next);
        const isCrossing = v128.and(f32x4.gt(drop, all(0)), isRow);
        crossings = f32x4.add(crossings, v128.and(drop, isCrossing));
        pulledUp = v128.and(all(penaltyShare), isCrossing);
        slope = f32x4.add(slope, pulledUp);
        q = next;
      }
      v128.store(slopes, slope);
      latent += stride;
      slopes += stride;

      decays = f32x4.add(decays, v128.and(decay, isRow));
      product = f32x4.mul(product, v128.bitselect(probability, all(1), isRow));
      exponents = i32x4.add(exponents, i32x4.sub(i32x4.shr_u(product, 23), i32x4.splat(127)));
      product = mantissa(product, 0x3f800000);
    }
  }
  const logs = multiplyAdd(f32x4.convert_i32x4_s(exponents), all(0.6931471805599453), logarithm(product));
  return share * sumOfLanes(f32x4.sub(decays, logs)) + penaltyShare * sumOfLanes(crossings);
}

function secantSlopes(network: Network, nRows: i32): f32 {
  return lossSlopes(SECANT, network, nRows);
}

function laplaceSlopes(network: Network, nRows: i32): f32 {
  return lossSlopes(LAPLACE, network, nRows);
}

function logisticSlopes(network: Network, nRows: i32): f32 {
  return lossSlopes(LOGISTIC, network, nRows);
}

/** Writes the slope by each latent quantile of the batch, 0 beside it; returns the mean loss with its penalty. */
export function slopesOfLoss(network: Network, nRows: i32): f32 {
  if (network.loss == SECANT) return secantSlopes(network, nRows);
  if (network.loss == LAPLACE) return laplaceSlopes(network, nRows);
  return logisticSlopes(network, nRows);
}

/** Rows of the batch with any level out of order. */
export function countCrossings(network: Network, nRows: i32): i32 {
  let count = 0;
  for (let i = 0; i < nRows; i += 4) {
    let crosses = all(0);
    let latent = network.latent + (i << 2);
    for (let level = 1; level < network.nLevels; level++) {
      crosses = v128.or(crosses, f32x4.gt(load4(latent), load4(latent + network.levelStride)));
      latent += network.levelStride;
    }
    const isRow = f32x4.ne(load4(network.batchSigns + (i << 2)), all(0));
    count += i32.popcnt(i32x4.bitmask(v128.and(crosses, isRow)));
  }
  return count;
}

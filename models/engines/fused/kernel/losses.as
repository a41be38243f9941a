/**
 * Slopes of the classification losses and of the crossing penalty, and their value. With s = 1 for a positive label and -1 for a
 * negative one, x = s Q and t = 1-tau (positive) or tau (negative), every loss is -log G_t(x) and its slope -s g_t(x)/G_t(x)
 * (theory, section 2): one formula for both labels. At x = 0 the slope is the one from below, as in the tensor engine.
 *
 * G is held as `probability` times e^-decay, so that neither leaves float32 in the tails; the logarithms of a whole batch are taken
 * at once, from a running product whose exponent is put aside at every step.
 */
import { arctangentRatios, exponential, exponentialsOfSizes, logarithm, mantissa } from './elementary';
import { Network } from './network';
import { all, load4, multiplyAdd, spread, sumOfLanes } from './vector';

const SECANT = 0;
const LAPLACE = 1;
const LOGISTIC = 2;
const FOUR_OVER_PI: f32 = 1.2732395447351628;

/** Of the four rows at hand: what a hazard and a crossing count for. In memory, for V8 would work them out anew at every level. */
const ofRow = memory.data(32, 16);

@inline
function lossSlopes(loss: i32, network: Network, nRows: i32): f32 {
  const nLevels = network.nLevels;
  const stride = network.levelStride;
  const share: f32 = 1 / <f32>(nRows * nLevels);
  const penaltyShare: f32 = nLevels > 1 ? network.penalty / <f32>(nRows * (nLevels - 1)) : 0;
  const slopeShare: f32 = loss == SECANT ? -share * FOUR_OVER_PI : -share;
  const bytes = nLevels * stride;
  if (loss != LAPLACE) exponentialsOfSizes(network.latent, bytes, network.latentSlopes);
  if (loss == SECANT) arctangentRatios(network.latentSlopes, bytes, network.tailRatios);
  let values = all(0);
  let drops = all(0);
  for (let i = 0; i < nRows; i += 4) {
    const sign = load4(network.batchSigns + (i << 2));
    const isPositive = f32x4.gt(sign, all(0));
    const isRow = f32x4.ne(sign, all(0));
    v128.store(ofRow, f32x4.mul(sign, all(slopeShare)));
    v128.store(ofRow, v128.and(all(penaltyShare), isRow), 16);
    let latent = network.latent + (i << 2);
    let slopes = network.latentSlopes + (i << 2);
    let ratios = network.tailRatios + (i << 2);
    let taus = network.taus;
    let decays = all(0);
    let product = all(1);
    let exponents = i32x4.splat(0);
    let rowDrops = all(0);
    let pulledUp = all(0);
    let q = load4(latent);
    for (let level = 0; level < nLevels; level++) {
      const tau = spread(taus);
      const complement = spread(taus + (nLevels << 2));
      const x = f32x4.mul(sign, q);
      const isUpper = f32x4.gt(x, all(0));
      const swap = v128.xor(tau, complement);
      const weight = v128.xor(tau, v128.and(v128.xor(isPositive, isUpper), swap));
      const rest = v128.xor(weight, swap);
      let hazard: v128, probability: v128;
      let decay = f32x4.pmin(x, all(0));
      if (loss == SECANT) {
        // G below zero is t (4/pi) atan(e) with e = e^-|x|; above, 1 - (1-t) (4/pi) atan(e) as a sum of positives
        const e = load4(slopes);
        const square = f32x4.mul(e, e);
        const ratio = load4(ratios);
        const upper = multiplyAdd(weight, f32x4.sub(all(1), f32x4.mul(e, ratio)), rest);
        probability = v128.bitselect(upper, f32x4.mul(weight, ratio), isUpper);
        const density = f32x4.mul(weight, f32x4.pmax(e, v128.andnot(all(1), isUpper)));
        hazard = f32x4.div(density, f32x4.mul(f32x4.add(all(1), square), probability));
      } else if (loss == LAPLACE) {
        const e = exponential(f32x4.neg(f32x4.mul(rest, f32x4.abs(x))));
        probability = v128.bitselect(multiplyAdd(weight, f32x4.sub(all(1), e), rest), weight, isUpper);
        const density = f32x4.mul(weight, f32x4.pmax(e, v128.andnot(all(1), isUpper)));
        hazard = f32x4.mul(rest, f32x4.div(density, probability));
        decay = f32x4.mul(rest, decay);
      } else {
        const e = load4(slopes);
        probability = f32x4.div(all(1), f32x4.add(all(1), e));
        hazard = f32x4.mul(probability, f32x4.pmax(e, v128.andnot(all(1), isUpper)));
      }
      let slope = f32x4.sub(f32x4.mul(load4(ofRow), hazard), pulledUp);
      latent += stride;
      taus += 4;
      if (level + 1 < nLevels) {
        const next = load4(latent);
        const drop = f32x4.pmax(f32x4.sub(q, next), all(0));
        rowDrops = f32x4.add(rowDrops, drop);
        pulledUp = v128.and(load4(ofRow + 16), f32x4.gt(drop, all(0)));
        slope = f32x4.add(slope, pulledUp);
        q = next;
      }
      v128.store(slopes, slope);
      slopes += stride;
      ratios += stride;

      decays = f32x4.add(decays, decay);
      product = f32x4.mul(product, probability);
      exponents = i32x4.add(exponents, i32x4.shr_u(product, 23));
      product = mantissa(product, 0x3f800000);
    }
    drops = f32x4.add(drops, v128.and(rowDrops, isRow));
    exponents = i32x4.sub(exponents, i32x4.splat(127 * nLevels));
    const logs = multiplyAdd(f32x4.convert_i32x4_s(exponents), all(0.6931471805599453), logarithm(product));
    values = f32x4.add(values, v128.and(f32x4.add(decays, logs), isRow));
  }
  return penaltyShare * sumOfLanes(drops) - share * sumOfLanes(values);
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

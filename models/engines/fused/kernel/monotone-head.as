/** The monotone head: Q_1 = z_1, Q_k = Q_{k-1} + log(1 + e^{z_k}) of the head's outputs z (`models/inference/monotone-levels.ts`). */
import { exponential, logarithm } from './elementary';
import { Network } from './network';
import { all, load4 } from './vector';

/** Turns the outputs in `latent` into levels; keeps the slope of each step, 1/(1 + e^-z), for the way back. */
export function accumulateLevels(network: Network, nRows: i32): void {
  const one = all(1);
  for (let i = 0; i < nRows; i += 4) {
    let at = i << 2;
    let level = load4(network.latent + at);
    for (let k = 1; k < network.nLevels; k++) {
      at += network.levelStride;
      const z = load4(network.latent + at);
      const decay = exponential(f32x4.neg(f32x4.abs(z)));
      const sum = f32x4.add(one, decay);
      const upper = f32x4.div(one, sum);
      // what rounding 1 + e^-|z| loses is put back, so that a small step keeps its digits
      const lost = f32x4.mul(f32x4.sub(decay, f32x4.sub(sum, one)), upper);
      const step = f32x4.add(f32x4.max(z, all(0)), f32x4.add(logarithm(sum), lost));
      level = f32x4.add(level, step);
      v128.store(network.latent + at, level);
      const isUpper = f32x4.gt(z, all(0));
      v128.store(network.stepSlopes + at, f32x4.mul(upper, v128.bitselect(one, decay, isUpper)));
    }
  }
}

/** Turns the slopes by the levels in `latentSlopes` into those by the outputs: an output moves its own level and all above. */
export function slopesOfOutputs(network: Network, nRows: i32): void {
  for (let i = 0; i < nRows; i += 4) {
    let at = (i << 2) + (network.nLevels - 1) * network.levelStride;
    let above = all(0);
    for (let k = network.nLevels - 1; k > 0; k--) {
      above = f32x4.add(above, load4(network.latentSlopes + at));
      v128.store(network.latentSlopes + at, f32x4.mul(above, load4(network.stepSlopes + at)));
      at -= network.levelStride;
    }
    v128.store(network.latentSlopes + at, f32x4.add(above, load4(network.latentSlopes + at)));
  }
}

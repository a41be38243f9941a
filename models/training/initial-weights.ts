/** Where every member starts: He's random kernels and a head that already predicts the base rate, without a crossing. */
import { logit } from '../math/logistic';
import type { Random } from '../math/random';
import { distributionOf } from '../inference/distribution';
import { outputsOfLevels } from '../inference/monotone-levels';
import type { TrainingConfig } from './config';

/** Spread of the head's shared kernel relative to He's: small, so that training starts near the base rate for every patient. */
const HEAD_GAIN = 0.5;

/**
 * Initial weights of one member, layer by layer: kernel `[nIn, nOut]` row-major, then bias `[nOut]`.
 *
 * Hidden kernels are normal with variance 2/nIn (He and others 2015; 1/nIn for tanh). The head starts with one kernel vector for
 * all levels and the biases Q_tau = -F_tau^{-1}(1 - prevalence) (theory, section 4), so the levels start in order and at the base rate;
 * a BCE head starts at the logit of the prevalence. A monotone head starts as the same function: the kernel vector moves the lowest level
 * alone, and the steps have biases but no kernel yet.
 *
 * @param prevalence share of positive labels, strictly between 0 and 1.
 */
export function initialWeights(
  config: TrainingConfig,
  nInputs: number,
  prevalence: number,
  random: Random,
): Float32Array {
  const gain = config.activation === 'relu' ? 2 : 1;
  const weights: number[] = [];
  let nIn = nInputs;
  for (const nOut of config.hiddenUnits) {
    const spread = Math.sqrt(gain / nIn);
    for (let entry = 0; entry < nIn * nOut; entry++) weights.push(spread * random.normal());
    for (let unit = 0; unit < nOut; unit++) weights.push(0);
    nIn = nOut;
  }
  const isMonotone = config.head === 'monotone';
  const headSpread = HEAD_GAIN * Math.sqrt(gain / nIn);
  for (let unit = 0; unit < nIn; unit++) {
    const shared = headSpread * random.normal();
    for (let level = 0; level < config.taus.length; level++) weights.push(isMonotone && level > 0 ? 0 : shared);
  }
  const levels = headBiases(config, prevalence);
  weights.push(...(isMonotone ? outputsOfLevels(levels) : levels));
  return Float32Array.from(weights);
}

/** The latent quantile of each level at the base rate, ascending. */
function headBiases(config: TrainingConfig, prevalence: number): number[] {
  const distribution = distributionOf(config.loss);
  if (!distribution) return [logit(prevalence)];
  return config.taus.map((tau) => -distribution.quantile(1 - prevalence, tau));
}

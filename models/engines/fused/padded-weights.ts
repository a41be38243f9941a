/** Between a member's weight vector (`inference/network-shape.ts`) and the padded one of the kernel. */
import type { PaddedWeights } from './memory-layout';

/** Writes a weight vector into a padded one, whose padding is set to zero. */
export function padWeights(places: PaddedWeights, weights: Float32Array, padded: Float32Array): void {
  padded.fill(0);
  forEachWeight(places, (plain, at) => (padded[at] = weights[plain]!));
}

/** The weight vector of a padded one. */
export function unpadWeights(places: PaddedWeights, padded: Float32Array): Float32Array {
  const weights: number[] = [];
  forEachWeight(places, (plain, at) => (weights[plain] = padded[at]!));
  return Float32Array.from(weights);
}

/** Visits every weight in the order of the plain vector: layer by layer the kernel `[nIn, nOut]`, then the bias. */
function forEachWeight({ layers }: PaddedWeights, visit: (plain: number, padded: number) => void): void {
  let plain = 0;
  for (const { nIn, nOut, isHead, row, kernel, bias } of layers) {
    for (let input = 0; input < nIn; input++) {
      for (let unit = 0; unit < nOut; unit++)
        visit(plain++, kernel + (isHead ? unit * row + input : input * row + unit));
    }
    for (let unit = 0; unit < nOut; unit++) visit(plain++, bias + unit);
  }
}

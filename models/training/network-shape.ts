/** The layers of a network and their place in its weight vector. */
import type { TrainingConfig } from './config';

/** One layer: kernel `[nIn, nOut]` row-major at `start`, then bias `[nOut]`; together a matrix `[nIn + 1, nOut]`. */
export interface Layer {
  readonly nIn: number;
  readonly nOut: number;
  readonly start: number;
}

/** The layers of a network, hidden ones first, head last. */
export function layersOf(config: TrainingConfig, nInputs: number): Layer[] {
  const layers: Layer[] = [];
  let nIn = nInputs;
  let start = 0;
  for (const nOut of [...config.hiddenUnits, config.taus.length]) {
    layers.push({ nIn, nOut, start });
    start += (nIn + 1) * nOut;
    nIn = nOut;
  }
  return layers;
}

/** Number of weights of one member. */
export function countNetworkWeights(config: TrainingConfig, nInputs: number): number {
  return layersOf(config, nInputs).reduce((sum, layer) => sum + (layer.nIn + 1) * layer.nOut, 0);
}

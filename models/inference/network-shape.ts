/** The shape of a network and the place of its layers in the weight vector: one definition for training and inference. */
import type { Member, TrainedModel } from '../model';
import type { TrainingConfig } from '../training/config';
import { distributionOf } from './distribution';

export interface NetworkShape {
  readonly nInputs: number;
  readonly hiddenUnits: readonly number[];
  readonly nOutputs: number;
  readonly activation: 'relu' | 'tanh';
  /** `raw` where it is missing. */
  readonly head?: 'raw' | 'monotone';
}

/** One layer: kernel `[nIn, nOut]` row-major at `start`, then bias `[nOut]`; together a matrix `[nIn + 1, nOut]`. */
export interface Layer {
  readonly nIn: number;
  readonly nOut: number;
  readonly start: number;
  readonly biasStart: number;
}

/** Shape of a configuration's networks: one output for each quantile level, a single logit for BCE and logistic. */
export function networkShapeOf(config: TrainingConfig, nInputs: number): NetworkShape {
  return {
    nInputs,
    hiddenUnits: config.hiddenUnits,
    nOutputs: distributionOf(config.loss) ? config.taus.length : 1,
    activation: config.activation,
    head: config.head ?? 'raw',
  };
}

/** Shape of a member's network. */
export function networkShape(model: Pick<TrainedModel, 'config'>, member: Pick<Member, 'preprocessing'>): NetworkShape {
  return networkShapeOf(model.config, member.preprocessing.nInputs);
}

/** The layers of a network, hidden ones first, head last. */
export function layersOf(shape: NetworkShape): Layer[] {
  const widths = [shape.nInputs, ...shape.hiddenUnits, shape.nOutputs];
  let start = 0;
  return widths.slice(1).map((nOut, position) => {
    const nIn = widths[position]!;
    const layer = { nIn, nOut, start, biasStart: start + nIn * nOut };
    start = layer.biasStart + nOut;
    return layer;
  });
}

/** Length of a member's weight vector: layer by layer a kernel, then its bias. */
export function countWeights(shape: NetworkShape): number {
  const head = layersOf(shape).at(-1)!;
  return head.biasStart + head.nOut;
}

/** A request for measuring alone: made-up rows of the right shape, where a cohort is not at hand. */
import { createRandom } from '../math/random';
import { initialWeights } from '../training/initial-weights';
import type { TrainingConfig } from '../training/config';
import type { TrainRequest } from './types';

export interface RequestSize {
  readonly nMembers: number;
  readonly nRows: number;
  readonly nInputs: number;
}

/** Standard normal inputs, three labels of ten positive, rows in order; early stopping watches the same rows. The same arguments give the same request. */
export function exampleRequest(config: TrainingConfig, { nMembers, nRows, nInputs }: RequestSize): TrainRequest {
  const random = createRandom(1);
  const labels = Float32Array.from({ length: nRows }, () => (random.next() < 0.3 ? 1 : 0));
  const inputs = Float32Array.from({ length: nRows * nInputs }, () => random.normal());
  const start = initialWeights(config, nInputs, 0.3, random);
  const batchOrder = Int32Array.from({ length: config.epochs * nRows }, (_, at) => at % nRows);
  const asConfigured = {
    ...(config.dropout && { dropoutKey: [1, 2] as const }),
    ...(config.earlyStopping && { validation: { inputs, labels } }),
  };
  const tasks = Array.from({ length: nMembers }, (_, index) => {
    return { index, inputs, labels, initialWeights: start, batchOrder, ...asConfigured };
  });
  return { config, nRows, nInputs, tasks };
}

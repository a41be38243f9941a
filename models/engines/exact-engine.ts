/** Logistic regression in float64 at its exact minimum: nothing to choose but the ridge, and nothing that depends on a device. */
import { cpus } from 'node:os';
import { logisticRegression } from '../math/logistic-regression';
import { softplus } from '../math/logistic';
import type { EngineRecord } from '../model';
import type { TrainingConfig } from '../training/config';
import { Breath } from './breath';
import type { MemberTask, TrainingEngine, TrainRequest } from './types';

/** Why a configuration needs no other engine, following "because"; null where one must be chosen. */
export function exactReason({ loss }: TrainingConfig): string | null {
  if (loss !== 'logistic') return null;
  return "solved exactly: logistic regression has one minimum, and Newton's method finds the same one on every processor";
}

/** Trains one member after the other by Newton's method on (mean cross-entropy) + (weightDecay/2) |kernel|^2. */
export class ExactEngine implements TrainingEngine {
  readonly record: EngineRecord = {
    engine: 'exact',
    backend: 'newton',
    device: cpus()[0]?.model.trim() || process.arch,
  };

  /** @throws Error in one sentence where a member has no finite minimum (possible without weight decay only); CancelledError. */
  async train({ config, nInputs, tasks, onEpoch, signal }: TrainRequest): Promise<Float32Array[]> {
    const breath = new Breath(signal);
    const weights: Float32Array[] = [];
    for (const task of tasks) {
      await breath.take();
      weights.push(solve(task, nInputs, config.weightDecay));
    }
    if (tasks.length > 0) {
      const loss = tasks.reduce((sum, task, at) => sum + meanLoss(task, weights[at]!), 0) / tasks.length;
      onEpoch?.({ epoch: 0, epochs: config.epochs, loss, crossingRate: 0, learningRate: 1 });
    }
    return weights;
  }

  dispose(): void {
    // holds nothing
  }
}

/** Kernel `[nInputs]`, then the bias: a network's weight vector. */
function solve({ index, inputs, labels }: MemberTask, nInputs: number, weightDecay: number): Float32Array {
  const nRows = labels.length;
  const columns = Array.from({ length: nInputs + 1 }, (_, input) =>
    Float64Array.from(labels, (__, row) => (input === nInputs ? 1 : inputs[row * nInputs + input]!)),
  );
  const ridges = columns.map((_, input) => (input === nInputs ? 0 : nRows * weightDecay));
  const found = logisticRegression(columns, labels, undefined, ridges);
  if (!found) {
    throw new Error(
      `the logistic regression of member ${index} has no finite minimum: its patients are separated, or inputs depend on each other; ` +
        'set weightDecay above 0',
    );
  }
  return Float32Array.from(found);
}

/** Mean cross-entropy of the training rows. */
function meanLoss({ inputs, labels }: MemberTask, weights: Float32Array): number {
  const nInputs = weights.length - 1;
  let sum = 0;
  labels.forEach((label, row) => {
    let logit = weights[nInputs]!;
    for (let input = 0; input < nInputs; input++) logit += weights[input]! * inputs[row * nInputs + input]!;
    sum += softplus(label === 1 ? -logit : logit);
  });
  return sum / labels.length;
}

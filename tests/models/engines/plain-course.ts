/** Whole trainings in plain float64 loops, with dropout and early stopping: what both engines are held to. */
import type { MemberTask, TrainRequest } from '@/models/engines/types';
import { fillDropoutMask, maskKey } from '@/models/math/dropout-mask';
import { plainAdam, plainLoss, plainSlope, type Row } from './plain-reference';

/** One batch of a member's epoch, with what dropout leaves of its units in that step. */
export function batchOf(request: TrainRequest, task: MemberTask, epoch: number, first: number, step: number): Row[] {
  const { config, nRows, nInputs } = request;
  const order = task.batchOrder.subarray(
    epoch * nRows + first,
    epoch * nRows + Math.min(nRows, first + config.batchSize),
  );
  const masks = config.hiddenUnits.map((nUnits, layer) => {
    const mask = new Float32Array(order.length * nUnits).fill(1);
    const key = task.dropoutKey && maskKey(task.dropoutKey, step, layer);
    if (key) fillDropoutMask(mask, 0, key, order.length, nUnits, config.dropout!);
    return (position: number) => mask.subarray(position * nUnits, (position + 1) * nUnits);
  });
  return Array.from(order, (row, position) => {
    return { ...rowOf(task, row, nInputs), masks: masks.map((ofLayer) => ofLayer(position)) };
  });
}

function rowOf(part: Pick<MemberTask, 'inputs' | 'labels'>, row: number, nInputs: number): Row {
  return { inputs: Array.from(part.inputs.subarray(row * nInputs, (row + 1) * nInputs)), label: part.labels[row]! };
}

export interface PlainEpoch {
  readonly weights: number[];
  readonly loss: number;
  /** On the validation part, without penalty and dropout. */
  readonly validationLoss: number;
}

/** Every epoch of a member by Adam at a falling or constant rate, whatever early stopping would say. */
export function plainCourse(request: TrainRequest, at: number): PlainEpoch[] {
  const { config, nRows, nInputs } = request;
  const task = request.tasks[at]!;
  const weights = Array.from(task.initialWeights);
  const moments = { first: weights.map(() => 0), second: weights.map(() => 0), step: 0 };
  const widths = [nInputs, ...config.hiddenUnits, config.taus.length];
  const decays = widths
    .slice(1)
    .flatMap((nOut, layer) => [
      ...new Array<number>(widths[layer]! * nOut).fill(config.weightDecay),
      ...new Array<number>(nOut).fill(0),
    ]);
  const validation = Array.from(task.validation?.labels ?? [], (_, row) => rowOf(task.validation!, row, nInputs));
  return Array.from({ length: config.epochs }, (_, epoch) => {
    const rate = config.learningRate * (config.learningRateSchedule === 'linear' ? 1 - epoch / config.epochs : 1);
    const losses: number[] = [];
    for (let first = 0; first < nRows; first += config.batchSize) {
      const rows = batchOf(request, task, epoch, first, moments.step);
      losses.push(plainLoss(config, weights, rows));
      plainAdam(weights, moments, plainSlope(config, weights, rows), rate, decays);
    }
    return {
      weights: [...weights],
      loss: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
      validationLoss: validation.length ? plainLoss({ ...config, crossingPenalty: 0 }, weights, validation) : NaN,
    };
  });
}

/** What early stopping makes of a course: the epoch that is kept, and how many there are. */
export function plainStop(
  course: readonly PlainEpoch[],
  patience: number,
): { bestEpoch: number; nEpochs: number; margin: number } {
  let bestEpoch = 0;
  let epoch = 0;
  for (; epoch < course.length; epoch++) {
    if (course[epoch]!.validationLoss < course[bestEpoch]!.validationLoss) bestEpoch = epoch;
    if (epoch - bestEpoch >= patience) break;
  }
  const nEpochs = Math.min(course.length, epoch + 1);
  const others = course.slice(0, nEpochs).filter((_, at) => at !== bestEpoch);
  const runnerUp = Math.min(...others.map(({ validationLoss }) => validationLoss));
  return { bestEpoch, nEpochs, margin: runnerUp - course[bestEpoch]!.validationLoss };
}

/**
 * Whole trainings in plain float64 loops, written from the formulas, with dropout and what early stopping makes of them: what every
 * engine is held to.
 */
import type { MemberTask, TrainRequest } from '@/models/engines/types';
import { bce } from '@/models/losses/bce';
import { bqc } from '@/models/losses/bqc';
import { sbqc } from '@/models/losses/sbqc';
import { fillDropoutMask, maskKey } from '@/models/math/dropout-mask';
import { minimizeLbfgs } from '@/models/optimizers/lbfgs';
import type { TrainingConfig } from '@/models/training/config';
import { plainActivations, plainAdam, plainLoss, plainSlope, type Row } from '../../models/engines/plain-reference';

export interface PlainEpoch {
  /** At the end of the epoch, or with averaging their running mean. */
  readonly weights: number[];
  readonly loss: number;
  /** On the validation part, without penalty and dropout; NaN where there is none. */
  readonly validationLoss: number;
  readonly rate: number;
}

/** Every epoch of task `at` by Adam or LALR, whatever early stopping would say. */
export function plainCourse(request: TrainRequest, at: number): PlainEpoch[] {
  const { config, nInputs } = request;
  const task = request.tasks[at]!;
  const weights = Array.from(task.initialWeights);
  const moments = { first: weights.map(() => 0), second: weights.map(() => 0), step: 0 };
  const decays = decaysOf(config, nInputs);
  const validation = task.validation && everyRow(task.validation, nInputs);
  const averaging = config.earlyStopping?.averaging ?? 1;
  let mean = weights.map(() => 0);
  return Array.from({ length: config.epochs }, (_, epoch) => {
    const batches = batchesOf(request, task, epoch);
    const rate = plainRate(config, epoch, plainActivations(config, weights, batches.flat()));
    const losses = batches.map((rows) => {
      const loss = plainLoss(config, weights, rows);
      plainAdam(weights, moments, plainSlope(config, weights, rows), rate, decays);
      return loss;
    });
    const share = Math.max(averaging, 1 / (epoch + 1));
    mean = mean.map((value, entry) => (1 - share) * value + share * weights[entry]!);
    return {
      weights: mean,
      loss: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
      validationLoss: validation
        ? plainLoss({ ...config, crossingPenalty: 0 }, tempered(config, mean), validation)
        : NaN,
      rate,
    };
  });
}

/** A raw head's part of the weights, which come last, times the factor. */
function tempered({ hiddenUnits, taus, earlyStopping }: TrainingConfig, weights: readonly number[]): number[] {
  const first = weights.length - (hiddenUnits.at(-1)! + 1) * taus.length;
  return weights.map((weight, entry) => (entry < first ? weight : weight * (earlyStopping?.tempering ?? 1)));
}

/** Where task `at` arrives by L-BFGS in float64 after so many iterations, or fewer where it ends: as a single epoch. */
export function minimizePlainly({ config, nInputs, tasks }: TrainRequest, at: number): PlainEpoch[] {
  const task = tasks[at]!;
  const rows = everyRow(task, nInputs);
  const objective = (parameters: Float64Array, gradient: Float64Array): number => {
    const weights = Array.from(parameters);
    gradient.set(plainSlope(config, weights, rows));
    return plainLoss(config, weights, rows);
  };
  const { parameters, value } = minimizeLbfgs(objective, task.initialWeights, { mostIterations: config.epochs });
  return [{ weights: Array.from(parameters), loss: value, validationLoss: NaN, rate: NaN }];
}

/** What early stopping makes of a course: the epoch that is kept, how many there are, and how clear the choice was. */
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

/** One batch of a member's epoch from row `first` on, with what dropout leaves of its units in step `step`, counted from 0. */
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

function batchesOf(request: TrainRequest, task: MemberTask, epoch: number): Row[][] {
  const { config, nRows } = request;
  const nBatches = Math.ceil(nRows / config.batchSize);
  return Array.from({ length: nBatches }, (_, batch) =>
    batchOf(request, task, epoch, batch * config.batchSize, epoch * nBatches + batch),
  );
}

type Part = Pick<MemberTask, 'inputs' | 'labels'>;

function everyRow(part: Part, nInputs: number): Row[] {
  return Array.from(part.labels, (_, row) => rowOf(part, row, nInputs));
}

function rowOf(part: Part, row: number, nInputs: number): Row {
  return { inputs: Array.from(part.inputs.subarray(row * nInputs, (row + 1) * nInputs)), label: part.labels[row]! };
}

/** The decay of each weight: kernels have it, biases do not. */
function decaysOf({ hiddenUnits, taus, weightDecay }: TrainingConfig, nInputs: number): number[] {
  const widths = [nInputs, ...hiddenUnits, taus.length];
  return widths
    .slice(1)
    .flatMap((nOut, layer) => [
      ...new Array<number>(widths[layer]! * nOut).fill(weightDecay),
      ...new Array<number>(nOut).fill(0),
    ]);
}

/** Theory, section 7, written out; `activations` `[nRows, nUnits]`. */
function plainRate(config: TrainingConfig, epoch: number, activations: number[]): number {
  const { loss, taus, crossingPenalty, batchSize } = config;
  if (config.optimizer === 'adam') {
    return config.learningRate * (config.learningRateSchedule === 'linear' ? 1 - epoch / config.epochs : 1);
  }
  const nUnits = config.hiddenUnits.at(-1)!;
  const squares = Array.from({ length: activations.length / nUnits }, (_, row) =>
    activations.slice(row * nUnits, (row + 1) * nUnits).reduce((sum, value) => sum + value * value, 1),
  );
  const constants = taus.map((tau) => ({ sbqc, bqc, bce, logistic: bce })[loss].lipschitzConstant(tau));
  const mean = constants.reduce((sum, constant) => sum + constant, 0) / taus.length;
  const levels = Math.max(...constants) / taus.length + crossingPenalty / (taus.length - 1);
  const c = loss === 'bce' ? 1 : config.head === 'monotone' ? mean : levels;
  if (config.optimizer === 'lalr') return Math.min(0.05, 1 / (c * Math.sqrt(Math.max(...squares))));
  const meanSquare = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  return (loss === 'bce' ? 0.05 : 0.15) / (c * Math.sqrt(meanSquare / batchSize));
}

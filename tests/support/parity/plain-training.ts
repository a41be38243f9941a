/** A request's training in plain float64 loops, written from the formulas: what every engine is held to. */
import type { TrainRequest } from '@/models/engines/types';
import { bce } from '@/models/losses/bce';
import { bqc } from '@/models/losses/bqc';
import { sbqc } from '@/models/losses/sbqc';
import { minimizeLbfgs } from '@/models/optimizers/lbfgs';
import type { TrainingConfig } from '@/models/training/config';
import { plainActivations, plainAdam, plainLoss, plainSlope } from '../../models/engines/plain-reference';

export interface PlainTraining {
  readonly weights: number[];
  /** One for each epoch. */
  readonly losses: number[];
  readonly rates: number[];
}

/** The training of task `at` by Adam or LALR. */
export function trainPlainly(request: TrainRequest, at: number): PlainTraining {
  const { config, nRows, nInputs } = request;
  const task = request.tasks[at]!;
  const weights = Array.from(task.initialWeights);
  const zeros = weights.map(() => 0);
  const moments = { first: [...zeros], second: [...zeros], step: 0 };
  const widths = [nInputs, ...config.hiddenUnits, config.taus.length];
  const decays = widths
    .slice(1)
    .flatMap((nOut, layer) => [
      ...new Array<number>(widths[layer]! * nOut).fill(config.weightDecay),
      ...new Array<number>(nOut).fill(0),
    ]);
  const losses: number[] = [];
  const rates: number[] = [];
  const rowOf = (row: number) => {
    return { inputs: Array.from(task.inputs.subarray(row * nInputs, (row + 1) * nInputs)), label: task.labels[row]! };
  };
  for (let epoch = 0; epoch < config.epochs; epoch++) {
    const everyRow = Array.from({ length: nRows }, (_, row) => rowOf(row));
    const rate = plainRate(config, epoch, plainActivations(config, weights, everyRow));
    rates.push(rate);
    let sum = 0;
    let nBatches = 0;
    for (let first = 0; first < nRows; first += config.batchSize, nBatches++) {
      const order = Array.from(
        task.batchOrder.subarray(epoch * nRows + first, epoch * nRows + Math.min(first + config.batchSize, nRows)),
      );
      const rows = order.map(rowOf);
      sum += plainLoss(config, weights, rows);
      plainAdam(weights, moments, plainSlope(config, weights, rows), rate, decays);
    }
    losses.push(sum / nBatches);
  }
  return { weights, losses, rates };
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
  const constants = taus.map((tau) => ({ sbqc, bqc, bce })[loss].lipschitzConstant(tau));
  const mean = constants.reduce((sum, constant) => sum + constant, 0) / taus.length;
  const levels = Math.max(...constants) / taus.length + crossingPenalty / (taus.length - 1);
  const c = loss === 'bce' ? 1 : config.head === 'monotone' ? mean : levels;
  if (config.optimizer === 'lalr') return Math.min(0.05, 1 / (c * Math.sqrt(Math.max(...squares))));
  const meanSquare = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  return (loss === 'bce' ? 0.05 : 0.15) / (c * Math.sqrt(meanSquare / batchSize));
}

/** The training of task `at` by L-BFGS in float64: so many iterations, or fewer where it arrives. */
export function minimizePlainly({ config, nRows, nInputs, tasks }: TrainRequest, at: number): PlainTraining {
  const task = tasks[at]!;
  const rows = Array.from({ length: nRows }, (_, row) => {
    return { inputs: Array.from(task.inputs.subarray(row * nInputs, (row + 1) * nInputs)), label: task.labels[row]! };
  });
  const objective = (parameters: Float64Array, gradient: Float64Array): number => {
    const weights = Array.from(parameters);
    gradient.set(plainSlope(config, weights, rows));
    return plainLoss(config, weights, rows);
  };
  const { parameters, value } = minimizeLbfgs(objective, task.initialWeights, { mostIterations: config.epochs });
  return { weights: Array.from(parameters), losses: [value], rates: [] };
}

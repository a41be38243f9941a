/** The training loop of the tensor engine: all members of a request in one stack. */
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs';
import type { TrainRequest } from '../types';
import { disposeAdam, decaysOf, startAdam, stepAdam, type AdamState } from './adam';
import { sliceBatch, uploadEpoch, type EpochRows } from './batches';
import { Breath } from '../breath';
import { uploadMasks } from './dropout-masks';
import { crossingShare, levelTensor, memberLosses } from './losses';
import { countWeights, layersOf, networkShapeOf, type Layer } from '../../inference/network-shape';
import { adaptiveRateOf, learningRateOf } from '../../training/learning-rate';
import { forward, joinMatrices, lastHidden, matricesOf, stackWeights } from './network';
import { measureRowSquares } from './row-squares';
import { takeNumbers } from './read';
import { StackWatch } from './stack-watch';
import type { TensorFlow } from './tensorflow';

/** One member's last epoch: what its progress is told by. */
interface MemberEpoch {
  readonly loss: number;
  readonly crossingRate: number;
  readonly learningRate: number;
}

/**
 * Owns the tensors of one request; `dispose` frees them all. A member that has stopped early stays in the stack, so that the others'
 * rounding does not change; what it is trained to there is neither kept nor told.
 */
export class StackedTraining {
  private readonly layers: readonly Layer[];
  private readonly levels: Tensor3D; // [2, 1, nLevels]
  private readonly decays: Tensor2D | null; // [1, nWeights]
  private adam: AdamState;
  /** Of the epoch's batches so far. */
  private summedLosses: Tensor1D; // [nMembers]
  private readonly breath: Breath;
  private readonly watch: StackWatch | null;
  /** Each member's last epoch. */
  private readonly standing: MemberEpoch[] = [];

  constructor(
    private readonly tf: TensorFlow,
    private readonly request: TrainRequest,
  ) {
    const { config, tasks, nInputs } = request;
    const shape = networkShapeOf(config, nInputs);
    this.layers = layersOf(shape);
    const nWeights = countWeights(shape);
    const start = stackWeights(tasks, nWeights);
    // before there is a tensor: it may find a member without its validation part
    this.watch = config.earlyStopping ? new StackWatch(tf, request, config.earlyStopping, this.layers, start) : null;
    const weights = tf.tensor2d(start, [tasks.length, nWeights]);
    this.levels = levelTensor(tf, config.taus);
    this.decays = config.weightDecay > 0 ? tf.tensor2d(decaysOf(this.layers, config.weightDecay), [1, nWeights]) : null;
    this.summedLosses = noLosses(tf, tasks.length);
    this.adam = startAdam(tf, weights);
    this.breath = new Breath(request.signal);
  }

  /**
   * @throws CancelledError once the signal is aborted; Error in one sentence where the loss is no longer a number.
   */
  async run(): Promise<Float32Array[]> {
    const { config, tasks } = this.request;
    for (let epoch = 0; epoch < config.epochs && this.isAnyRunning(); epoch++) await this.trainEpoch(epoch);
    const weights = this.watch?.bestWeights ?? this.adam.weights;
    const trained = await takeWeights(weights);
    if (this.watch) tasks.forEach((_, member) => this.request.onBestEpoch?.(member, this.watch!.bestEpochOf(member)));
    return trained;
  }

  dispose(): void {
    disposeAdam(this.tf, this.adam);
    this.watch?.dispose();
    this.tf.dispose([this.levels, this.summedLosses, ...(this.decays ? [this.decays] : [])]);
  }

  private hasStopped(member: number): boolean {
    return this.watch?.hasStopped(member) ?? false;
  }

  private isAnyRunning(): boolean {
    return this.request.tasks.some((_, member) => !this.hasStopped(member));
  }

  private async trainEpoch(epoch: number): Promise<void> {
    const { tf } = this;
    const { config, tasks, nRows, nInputs } = this.request;
    const nBatches = Math.ceil(nRows / config.batchSize);
    const rows = uploadEpoch(tf, tasks, epoch, nRows, nInputs, config.batchSize);
    try {
      const learningRates = await this.learningRatesOf(epoch, rows, nBatches);
      for (let batch = 0; batch < nBatches; batch++) {
        this.trainBatch(rows, batch, epoch * nBatches + batch, learningRates);
        await this.breath.take();
      }
      const judged = this.watch?.take(epoch, this.adam.weights) ?? this.adam.weights;
      const crossingRates = await this.measureCrossing(rows, nBatches - 1, judged);
      const summed = await takeNumbers(this.summedLosses);
      this.summedLosses = noLosses(tf, tasks.length);
      learningRates.forEach((learningRate, member) => {
        if (this.hasStopped(member)) return;
        const loss = summed[member]! / nBatches;
        this.standing[member] = { loss, crossingRate: crossingRates[member]!, learningRate };
      });
      await this.watch?.enter(epoch, judged);
      await this.tellWeights(epoch);
      this.report(epoch);
    } finally {
      tf.dispose([rows.inputs, rows.labels]);
    }
  }

  /** One for each member, the same for all steps of the epoch. */
  private async learningRatesOf(epoch: number, rows: EpochRows, nBatches: number): Promise<number[]> {
    const { tf } = this;
    const { config, tasks, nRows } = this.request;
    if (config.optimizer === 'adam') return tasks.map(() => learningRateOf(config, epoch));
    const squares = await measureRowSquares(tf, nBatches, nRows, (batch) => {
      const { inputs } = sliceBatch(tf, rows, batch, tasks.length, nRows, config.batchSize);
      const matrices = matricesOf(tf, this.adam.weights, this.layers);
      const masks = uploadMasks(tf, config, tasks, epoch * nBatches + batch, inputs.shape[1]);
      return lastHidden(tf, inputs, matrices, config.activation, masks); // the rows as the head will see them
    });
    return squares.map((ofMember) => adaptiveRateOf(config, ofMember));
  }

  /** One step of every member, counted from 0. */
  private trainBatch(rows: EpochRows, batch: number, step: number, learningRates: readonly number[]): void {
    const { tf } = this;
    const { config, tasks, nRows } = this.request;
    const { sums, slope } = tf.tidy(() => {
      const { inputs, labels } = sliceBatch(tf, rows, batch, tasks.length, nRows, config.batchSize);
      const matrices = matricesOf(tf, this.adam.weights, this.layers);
      const masks = uploadMasks(tf, config, tasks, step, inputs.shape[1]);
      const lossesOf = (...parts: Tensor[]): Tensor1D =>
        memberLosses(tf, config, forward(tf, inputs, parts as Tensor3D[], config, masks), labels, this.levels);
      const { value, grads } = tf.valueAndGrads(lossesOf)(matrices, tf.ones([tasks.length]));
      return { sums: tf.add<Tensor1D>(this.summedLosses, value), slope: joinMatrices(tf, grads as Tensor3D[]) };
    });
    this.summedLosses.dispose();
    this.summedLosses = sums;
    try {
      this.adam = stepAdam(tf, this.adam, slope, learningRates, this.decays);
    } finally {
      slope.dispose();
    }
  }

  /** For each member the share of a batch's rows with any level out of order. */
  private async measureCrossing(rows: EpochRows, batch: number, weights: Tensor2D): Promise<ArrayLike<number>> {
    const { tf } = this;
    const { config, tasks, nRows } = this.request;
    if (config.taus.length === 1) return tasks.map(() => 0);
    const shares = tf.tidy(() => {
      const { inputs } = sliceBatch(tf, rows, batch, tasks.length, nRows, config.batchSize);
      return crossingShare(tf, forward(tf, inputs, matricesOf(tf, weights, this.layers), config));
    });
    return takeNumbers(shares);
  }

  private async tellWeights(epoch: number): Promise<void> {
    const { tasks, onWeights } = this.request;
    if (!onWeights) return;
    const all = await takeWeights(this.adam.weights);
    tasks.forEach((task, member) => {
      const isCopy = tasks.indexOf(task) !== member; // of a lone member
      if (!isCopy && !this.hasStopped(member)) onWeights(member, epoch, all[member]!);
    });
  }

  private report(epoch: number): void {
    const { config, tasks, onEpoch } = this.request;
    const meanOf = (of: (member: MemberEpoch) => number): number => mean(this.standing.map(of));
    const loss = meanOf((member) => member.loss);
    const learningRate = meanOf((member) => member.learningRate);
    if (!Number.isFinite(loss)) {
      throw new Error(
        `the training loss is no longer a number in epoch ${epoch + 1} of ${config.epochs}; ` +
          (config.optimizer === 'adam'
            ? `lower the learning rate (now ${config.learningRate})`
            : `${config.optimizer} set a learning rate of ${learningRate.toPrecision(3)}; choose adam and a lower one`),
      );
    }
    const isCopy = (member: number): boolean => tasks.indexOf(tasks[member]!) !== member; // of a lone member
    onEpoch?.({
      epoch,
      epochs: config.epochs,
      loss,
      crossingRate: meanOf((member) => member.crossingRate),
      learningRate,
      ...(this.watch && {
        validationLoss: mean(this.watch.latestLosses),
        stopped: { 'early stopping': tasks.filter((_, at) => this.hasStopped(at) && !isCopy(at)).length },
      }),
    });
  }
}

/** A vector for each member. */
async function takeWeights(weights: Tensor2D): Promise<Float32Array[]> {
  const [nMembers, nWeights] = weights.shape;
  const all = (await weights.data()) as Float32Array;
  return Array.from({ length: nMembers }, (_, member) => all.slice(member * nWeights, (member + 1) * nWeights));
}

/** Asks nothing of the device. */
function noLosses(tf: TensorFlow, nMembers: number): Tensor1D {
  return tf.tensor1d(new Float32Array(nMembers));
}

function mean(values: readonly number[]): number {
  const [first] = values;
  if (values.every((value) => value === first)) return first!; // not rounded by adding up
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

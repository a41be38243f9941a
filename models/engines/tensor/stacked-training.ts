/** The training loop of the tensor engine: all members of a request in one stack. */
import type { Scalar, Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs';
import type { EpochProgress, TrainRequest } from '../types';
import { disposeAdam, decaysOf, startAdam, stepAdam, type AdamState } from './adam';
import { sliceBatch, uploadEpoch, type EpochRows } from './batches';
import { Breath } from '../breath';
import { crossingShare, levelTensor, totalLoss } from './losses';
import { countWeights, layersOf, networkShapeOf, type Layer } from '../../inference/network-shape';
import { adaptiveRateOf, learningRateOf } from '../../training/learning-rate';
import { forward, joinMatrices, lastHidden, matricesOf, stackWeights } from './network';
import { measureRowSquares } from './row-squares';
import { takeNumbers } from './read';
import type { TensorFlow } from './tensorflow';

/** Owns the tensors of one request; `dispose` frees them all. */
export class StackedTraining {
  private readonly layers: readonly Layer[];
  private readonly levels: Tensor3D; // [2, 1, nLevels]
  private readonly decays: Tensor2D | null; // [1, nWeights]
  private adam: AdamState;
  /** Of the epoch's batches so far. */
  private summedLoss: Scalar;
  private readonly breath: Breath;

  constructor(
    private readonly tf: TensorFlow,
    private readonly request: TrainRequest,
  ) {
    const { config, tasks, nInputs } = request;
    const shape = networkShapeOf(config, nInputs);
    this.layers = layersOf(shape);
    const nWeights = countWeights(shape);
    const start = stackWeights(tasks, nWeights);
    const weights = tf.tensor2d(start, [tasks.length, nWeights]);
    this.levels = levelTensor(tf, config.taus);
    this.decays = config.weightDecay > 0 ? tf.tensor2d(decaysOf(this.layers, config.weightDecay), [1, nWeights]) : null;
    this.summedLoss = tf.scalar(0);
    this.adam = startAdam(tf, weights);
    this.breath = new Breath(request.signal);
  }

  /**
   * @throws CancelledError once the signal is aborted; Error in one sentence where the loss is no longer a number.
   */
  async run(): Promise<Float32Array[]> {
    const { config, tasks } = this.request;
    for (let epoch = 0; epoch < config.epochs; epoch++) await this.trainEpoch(epoch);
    const nWeights = this.adam.weights.shape[1];
    const trained = (await this.adam.weights.data()) as Float32Array;
    return tasks.map((_, member) => trained.slice(member * nWeights, (member + 1) * nWeights));
  }

  dispose(): void {
    disposeAdam(this.tf, this.adam);
    this.tf.dispose([this.levels, this.summedLoss, ...(this.decays ? [this.decays] : [])]);
  }

  private async trainEpoch(epoch: number): Promise<void> {
    const { tf } = this;
    const { config, tasks, nRows, nInputs } = this.request;
    const nBatches = Math.ceil(nRows / config.batchSize);
    const rows = uploadEpoch(tf, tasks, epoch, nRows, nInputs, config.batchSize);
    try {
      const learningRates = await this.learningRatesOf(epoch, rows, nBatches);
      for (let batch = 0; batch < nBatches; batch++) {
        this.trainBatch(rows, batch, learningRates);
        await this.breath.take();
      }
      const crossingRate = await this.measureCrossing(rows, nBatches - 1);
      const [summedLoss] = await takeNumbers(this.summedLoss);
      this.summedLoss = tf.scalar(0);
      this.report(epoch, summedLoss!, crossingRate, mean(learningRates));
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
      return lastHidden(tf, inputs, matricesOf(tf, this.adam.weights, this.layers), config.activation);
    });
    return squares.map((ofMember) => adaptiveRateOf(config, ofMember));
  }

  /** One step of every member. */
  private trainBatch(rows: EpochRows, batch: number, learningRates: readonly number[]): void {
    const { tf } = this;
    const { config, tasks, nRows } = this.request;
    const { sum, slope } = tf.tidy(() => {
      const { inputs, labels } = sliceBatch(tf, rows, batch, tasks.length, nRows, config.batchSize);
      const matrices = matricesOf(tf, this.adam.weights, this.layers);
      const lossOf = (...parts: Tensor[]): Scalar =>
        totalLoss(tf, config, forward(tf, inputs, parts as Tensor3D[], config), labels, this.levels);
      const { value, grads } = tf.valueAndGrads(lossOf)(matrices);
      return { sum: tf.add<Scalar>(this.summedLoss, value), slope: joinMatrices(tf, grads as Tensor3D[]) };
    });
    this.summedLoss.dispose();
    this.summedLoss = sum;
    try {
      this.adam = stepAdam(tf, this.adam, slope, learningRates, this.decays);
    } finally {
      slope.dispose();
    }
  }

  /** Share of a batch's rows with any level out of order, mean over members, by the weights as they stand. */
  private async measureCrossing(rows: EpochRows, batch: number): Promise<number> {
    const { tf } = this;
    const { config, tasks, nRows } = this.request;
    if (config.taus.length === 1) return 0;
    const share = tf.tidy(() => {
      const { inputs } = sliceBatch(tf, rows, batch, tasks.length, nRows, config.batchSize);
      const latent = forward(tf, inputs, matricesOf(tf, this.adam.weights, this.layers), config);
      return tf.mean<Scalar>(crossingShare(tf, latent));
    });
    return (await takeNumbers(share))[0]!;
  }

  private report(epoch: number, summedLoss: number, crossingRate: number, learningRate: number): void {
    const { config, tasks, nRows, onEpoch } = this.request;
    const loss = summedLoss / tasks.length / Math.ceil(nRows / config.batchSize);
    if (!Number.isFinite(loss)) {
      throw new Error(
        `the training loss is no longer a number in epoch ${epoch + 1} of ${config.epochs}; ` +
          (config.optimizer === 'adam'
            ? `lower the learning rate (now ${config.learningRate})`
            : `${config.optimizer} set a learning rate of ${learningRate.toPrecision(3)}; choose adam and a lower one`),
      );
    }
    const progress: EpochProgress = {
      epoch,
      epochs: config.epochs,
      loss,
      crossingRate,
      learningRate,
    };
    onEpoch?.(progress);
  }
}

function mean(values: readonly number[]): number {
  const [first] = values;
  if (values.every((value) => value === first)) return first!; // not rounded by adding up
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The training of some members in one kernel: all of them go through an epoch before the next begins. */
import { countWeights, networkShapeOf } from '../../inference/network-shape';
import { maskKey } from '../../math/dropout-mask';
import type { TrainingConfig } from '../../training/config';
import { adaptiveRateOf, learningRateOf } from '../../training/learning-rate';
import type { MemberTask } from '../types';
import type { Kernel } from './kernel';
import { MemberStanding } from './member-standing';
import { growTo, layOutMemory, type MemberAddresses, type MemoryLayout } from './memory-layout';
import { padWeights, unpadWeights } from './padded-weights';

const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const EPSILON = 1e-8;

/** What some members are trained on; the part of a request that one kernel gets. */
export interface MemberWork {
  readonly config: TrainingConfig;
  readonly nRows: number;
  readonly nInputs: number;
  readonly tasks: readonly MemberTask[];
  /** Whether the weights after every epoch are wanted. */
  readonly tellWeights?: boolean;
}

/** One member's epoch. */
export interface MemberEpoch {
  /** Mean over the batches. */
  readonly loss: number;
  /** Share of the last batch's rows with any level out of order. */
  readonly crossingRate: number;
  readonly learningRate: number;
  /** With early stopping: mean loss on the member's validation part after the epoch, without penalty and dropout. */
  readonly validationLoss?: number;
  /** True in the epoch with which the member stopped; it has no further ones. */
  readonly hasStopped?: boolean;
}

export class MemberTraining {
  private readonly layout: MemoryLayout;
  private steps: number[];
  private readonly standings: readonly MemberStanding[] | null;

  /** Takes the kernel's memory over. @throws RangeError where the members need more than WebAssembly can address */
  constructor(
    private readonly kernel: Kernel,
    private readonly work: MemberWork,
  ) {
    const { config, nRows, nInputs, tasks } = work;
    requireWeights(work);
    this.layout = layOutMemory(config, nRows, nInputs, tasks.length, kernel.memoryStart(), this.nValidationRows);
    this.steps = tasks.map(() => 0);
    const { earlyStopping } = config;
    this.standings = earlyStopping
      ? tasks.map(() => new MemberStanding(earlyStopping, this.layout.weights.length))
      : null;
    growTo(kernel.memory, this.layout.end);
    this.bytes(this.layout.network, this.layout.networkFields.byteLength).set(
      new Uint8Array(this.layout.networkFields),
    );
    // validation rows stand behind the training rows, whatever the epoch's order
    const behind = new Int32Array(kernel.memory.buffer, this.layout.order + 4 * nRows, this.nValidationRows);
    behind.forEach((_, at) => (behind[at] = nRows + at));
    writeLevels(this.numbers(this.layout.taus, 2 * config.taus.length), config.taus);
    tasks.forEach((task, position) => this.writeMember(this.layout.members[position]!, task));
  }

  /**
   * One epoch of one member that has not stopped.
   *
   * @param mayGoOn asked before every batch.
   * @returns null where it may not go on.
   */
  trainEpoch(position: number, epoch: number, mayGoOn: () => boolean): MemberEpoch | null {
    const { kernel, layout } = this;
    const { config, nRows } = this.work;
    const { at } = layout.members[position]!;
    this.setOrder(position, epoch);
    const learningRate = this.learningRate(position, epoch);
    const kept = 1 - learningRate * config.weightDecay;
    let loss = 0;
    let nBatches = 0;
    let last = 0;
    for (let first = 0; first < nRows; first += config.batchSize, nBatches++) {
      if (!mayGoOn()) return null;
      const step = ++this.steps[position]!;
      const rootOfSecond = Math.sqrt(1 - SECOND_DECAY ** step);
      const scale = (learningRate * rootOfSecond) / (1 - FIRST_DECAY ** step);
      const size = Math.min(config.batchSize, nRows - first);
      this.setMasks(position, step - 1);
      loss += kernel.trainBatch(layout.network, at, first, size, kept, scale, EPSILON * rootOfSecond);
      last = first;
    }
    const judge = (): MemberEpoch => {
      const crossingRate = kernel.crossingRows(layout.network, at, last, nRows - last) / (nRows - last);
      return { loss: loss / nBatches, crossingRate, learningRate, ...this.validate(position, epoch) };
    };
    const standing = this.standings?.[position];
    return standing ? standing.withJudgedWeights(epoch, this.paddedWeightsOf(position), judge) : judge();
  }

  /** With early stopping: whether the member has come to its end. */
  hasStopped(position: number): boolean {
    return this.standings?.[position]!.hasStopped ?? false;
  }

  /** With early stopping: the epoch whose weights the member keeps. */
  bestEpochOf(position: number): number | undefined {
    return this.standings?.[position]!.bestEpoch;
  }

  /** Loss of a batch of the epoch and its slope by every weight, laid out as the member's weights. */
  slopeOfBatch(position: number, epoch: number, first: number): { loss: number; slope: Float32Array } {
    const { layout, work } = this;
    this.setOrder(position, epoch);
    this.setMasks(position, this.steps[position]!);
    const size = Math.min(work.config.batchSize, work.nRows - first);
    const loss = this.kernel.slopeOfBatch(layout.network, layout.members[position]!.at, first, size);
    return { loss, slope: unpadWeights(layout.weights, this.numbers(layout.slopes, layout.weights.length)) };
  }

  /** A member's weights: as they stand, or with early stopping those of its best epoch. */
  weightsOf(position: number): Float32Array {
    const standing = this.standings?.[position];
    return unpadWeights(this.layout.weights, standing?.best ?? this.paddedWeightsOf(position));
  }

  /** A member's weights as they stand, whatever early stopping keeps. */
  currentWeightsOf(position: number): Float32Array {
    return unpadWeights(this.layout.weights, this.paddedWeightsOf(position));
  }

  private paddedWeightsOf(position: number): Float32Array {
    return this.numbers(this.layout.members[position]!.weights, this.layout.weights.length);
  }

  private get nValidationRows(): number {
    return this.work.tasks[0]?.validation?.labels.length ?? 0;
  }

  /** Judges the member on its validation part and keeps its weights where they are the best so far. */
  private validate(position: number, epoch: number): Pick<MemberEpoch, 'validationLoss' | 'hasStopped'> {
    const standing = this.standings?.[position];
    if (!standing) return {};
    const { kernel, layout, nValidationRows } = this;
    const { nRows, config } = this.work;
    const tempering = config.earlyStopping?.tempering ?? 1;
    const most = Math.min(config.batchSize, nRows); // what the layout has room for
    let sum = 0;
    for (let first = 0; first < nValidationRows; first += most) {
      const size = Math.min(most, nValidationRows - first);
      sum += size * kernel.lossOfBatch(layout.network, layout.members[position]!.at, nRows + first, size, tempering);
    }
    const validationLoss = sum / nValidationRows;
    standing.enter(epoch, validationLoss, this.paddedWeightsOf(position));
    return { validationLoss, hasStopped: standing.hasStopped };
  }

  /** The same for all steps of the epoch. */
  private learningRate(position: number, epoch: number): number {
    const { kernel, layout } = this;
    const { config, nRows } = this.work;
    if (config.optimizer === 'adam') return learningRateOf(config, epoch);
    const largest = this.numbers(layout.largestSquare, 1);
    largest[0] = 0;
    let sum = 0;
    for (let first = 0, step = this.steps[position]!; first < nRows; first += config.batchSize, step++) {
      this.setMasks(position, step); // the rows as the head will see them
      const size = Math.min(config.batchSize, nRows - first);
      sum += kernel.measureRows(layout.network, layout.members[position]!.at, first, size);
    }
    return adaptiveRateOf(config, { largest: largest[0], mean: sum / nRows });
  }

  private setOrder(position: number, epoch: number): void {
    const { nRows, tasks } = this.work;
    const order = tasks[position]!.batchOrder.subarray(epoch * nRows, (epoch + 1) * nRows);
    new Int32Array(this.kernel.memory.buffer, this.layout.order, nRows).set(order);
  }

  /** Keys of the masks of a step, counted from 0. */
  private setMasks(position: number, step: number): void {
    const { dropoutKey } = this.work.tasks[position]!;
    if (!dropoutKey) return;
    this.layout.maskKeys.forEach((at, layer) =>
      new Uint32Array(this.kernel.memory.buffer, at, 2).set(maskKey(dropoutKey, step, layer)),
    );
  }

  private writeMember(addresses: MemberAddresses, task: MemberTask): void {
    const { weights, inputWidth } = this.layout;
    const { nRows, nInputs } = this.work;
    const { at, ...places } = addresses;
    new Int32Array(this.kernel.memory.buffer, at, 5).set([
      ...[places.weights, places.firstMoment, places.secondMoment, places.inputs, places.signs],
    ]);
    padWeights(weights, task.initialWeights, this.numbers(places.weights, weights.length));
    this.numbers(places.firstMoment, weights.length).fill(0);
    this.numbers(places.secondMoment, weights.length).fill(0);
    const nAllRows = nRows + this.nValidationRows;
    const inputs = this.numbers(places.inputs, nAllRows * inputWidth).fill(0);
    const signs = this.numbers(places.signs, nAllRows);
    const writeRows = (part: Pick<MemberTask, 'inputs' | 'labels'>, from: number): void => {
      for (let row = 0; row < part.labels.length; row++)
        inputs.set(part.inputs.subarray(row * nInputs, (row + 1) * nInputs), (from + row) * inputWidth);
      signs.set(
        part.labels.map((label) => 2 * label - 1),
        from,
      );
    };
    writeRows(task, 0);
    if (task.validation) writeRows(task.validation, nRows);
  }

  private numbers(at: number, count: number): Float32Array {
    return new Float32Array(this.kernel.memory.buffer, at, count);
  }

  private bytes(at: number, count: number): Uint8Array {
    return new Uint8Array(this.kernel.memory.buffer, at, count);
  }
}

function requireWeights({ config, nInputs, tasks }: MemberWork): void {
  const nWeights = countWeights(networkShapeOf(config, nInputs));
  const odd = tasks.find(({ initialWeights }) => initialWeights.length !== nWeights);
  if (odd) {
    throw new RangeError(
      `member ${odd.index} starts with ${odd.initialWeights.length} weights, but the network has ${nWeights}`,
    );
  }
}

/** The levels, then 1 - tau taken in float64: in float32 it would leave 1 - 0.999 four digits. */
export function writeLevels(target: Float32Array, taus: readonly number[]): void {
  target.set(taus);
  target.set(
    taus.map((tau) => 1 - tau),
    taus.length,
  );
}

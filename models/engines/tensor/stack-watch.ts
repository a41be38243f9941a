/** Early stopping of a stack: every member is judged on its own validation part and keeps its own best weights. */
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs';
import type { Layer } from '../../inference/network-shape';
import type { EarlyStopping, TrainingConfig } from '../../training/config';
import { averagingShare, StoppingWatch } from '../../training/early-stopping';
import type { MemberTask, TrainRequest, ValidationPart } from '../types';
import { levelTensor, memberLosses } from './losses';
import { forward, matricesOf } from './network';
import { takeNumbers } from './read';
import type { TensorFlow } from './tensorflow';

/** Owns its tensors; `dispose` frees them. */
export class StackWatch {
  private readonly config: TrainingConfig;
  private readonly inputs: Tensor3D; // [nMembers, nValidationRows, nInputs + 1]
  private readonly labels: Tensor3D; // [nMembers, nValidationRows, 1]
  private readonly levels: Tensor3D; // [2, 1, nLevels]
  private readonly watches: readonly StoppingWatch[];
  private readonly losses: number[];
  private best: Tensor2D; // [nMembers, nWeights]
  private mean: Tensor2D | null = null; // [nMembers, nWeights], the running mean over epochs

  /**
   * Asks nothing of the device, so that it cannot fail there with half of its tensors made.
   *
   * @param start weights before the first epoch, `[nMembers, nWeights]`.
   * @throws Error in one sentence for a member without a validation part.
   */
  constructor(
    private readonly tf: TensorFlow,
    { config, tasks, nInputs }: TrainRequest,
    private readonly rule: EarlyStopping,
    private readonly layers: readonly Layer[],
    start: Float32Array,
  ) {
    this.config = { ...config, crossingPenalty: 0 }; // what is watched is the loss alone
    const parts = tasks.map(validationPartOf);
    const nRows = parts[0]!.labels.length;
    const [inputs, labels] = [withOnes(parts, nInputs), joinLabels(parts)];
    this.inputs = tf.tensor3d(inputs, [tasks.length, nRows, nInputs + 1]);
    this.labels = tf.tensor3d(labels, [tasks.length, nRows, 1]);
    this.levels = levelTensor(tf, config.taus);
    this.watches = tasks.map(() => new StoppingWatch(rule));
    this.losses = tasks.map(() => NaN);
    this.best = tf.tensor2d(start.slice(), [tasks.length, start.length / tasks.length]);
  }

  /**
   * Takes the weights after an epoch in; to be judged, and perhaps kept, are then those that come back: their running mean over epochs, or
   * themselves without averaging. They belong to whoever owned them.
   */
  take(epoch: number, weights: Tensor2D): Tensor2D {
    const { tf, rule } = this;
    if (rule.averaging === undefined) return weights;
    const earlier = this.mean ?? weights;
    const share = averagingShare(rule, epoch);
    const mean = tf.tidy(() => tf.add<Tensor2D>(earlier, tf.mul(share, tf.sub(weights, earlier))));
    this.mean?.dispose();
    this.mean = mean;
    return mean;
  }

  /** Judges the members that have not stopped by the weights that `take` gave for an epoch of theirs. */
  async enter(epoch: number, weights: Tensor2D): Promise<void> {
    const { tf } = this;
    const found = tf.tidy(() => {
      const latent = forward(tf, this.inputs, matricesOf(tf, weights, this.layers), this.config);
      const { tempering = 1 } = this.rule;
      const judged = tempering === 1 ? latent : tf.mul<Tensor3D>(tempering, latent);
      return memberLosses(tf, this.config, judged, this.labels, this.levels);
    });
    const losses = await takeNumbers(found);
    const isBetter = this.watches.map((watch, member) => {
      if (watch.hasStopped) return false;
      this.losses[member] = losses[member]!;
      return watch.enter(epoch, losses[member]!);
    });
    const kept = tf.tidy(() => {
      // not by arithmetic: a member that trains on in the stack after its end may leave the numbers
      return tf.where(tf.tensor2d(isBetter, [isBetter.length, 1], 'bool'), weights, this.best);
    });
    this.best.dispose();
    this.best = kept;
  }

  hasStopped(member: number): boolean {
    return this.watches[member]!.hasStopped;
  }

  bestEpochOf(member: number): number {
    return this.watches[member]!.bestEpoch;
  }

  /** Each member's loss after its latest epoch. */
  get latestLosses(): readonly number[] {
    return this.losses;
  }

  /** `[nMembers, nWeights]` */
  get bestWeights(): Tensor2D {
    return this.best;
  }

  dispose(): void {
    this.tf.dispose([this.inputs, this.labels, this.levels, this.best, ...(this.mean ? [this.mean] : [])]);
  }
}

function validationPartOf({ index, validation }: MemberTask): ValidationPart {
  if (!validation) throw new Error(`member ${index} has no validation part, which early stopping watches`);
  return validation;
}

/** Every row with a trailing 1 for the bias. */
function withOnes(parts: readonly ValidationPart[], nInputs: number): Float32Array {
  const nRows = parts[0]!.labels.length;
  const joined = new Float32Array(parts.length * nRows * (nInputs + 1)).fill(1);
  parts.forEach(({ inputs }, member) => {
    for (let row = 0; row < nRows; row++) {
      joined.set(inputs.subarray(row * nInputs, (row + 1) * nInputs), (member * nRows + row) * (nInputs + 1));
    }
  });
  return joined;
}

function joinLabels(parts: readonly ValidationPart[]): Float32Array {
  return Float32Array.from(parts.flatMap(({ labels }) => [...labels]));
}

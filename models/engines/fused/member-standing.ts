/** How one member stands with early stopping. Weights are padded, as the kernel's memory has them. */
import type { EarlyStopping } from '../../training/config';
import { averagingShare, StoppingWatch } from '../../training/early-stopping';

export class MemberStanding {
  /** Weights of the best epoch so far. */
  readonly best: Float32Array;
  private readonly watch: StoppingWatch;
  /** The running mean over epochs; null where each epoch is judged by its own weights. */
  private readonly mean: Float32Array | null;

  constructor(
    private readonly rule: EarlyStopping,
    nWeights: number,
  ) {
    this.watch = new StoppingWatch(rule);
    this.best = new Float32Array(nWeights);
    this.mean = rule.averaging === undefined ? null : new Float32Array(nWeights);
  }

  get hasStopped(): boolean {
    return this.watch.hasStopped;
  }

  get bestEpoch(): number {
    return this.watch.bestEpoch;
  }

  /** Takes an epoch's weights into the running mean and does the work with the mean in their place; with themselves without one. */
  withJudgedWeights<Result>(epoch: number, weights: Float32Array, work: () => Result): Result {
    const { mean } = this;
    if (!mean) return work();
    const own = weights.slice();
    const share = averagingShare(this.rule, epoch);
    for (let at = 0; at < mean.length; at++) mean[at]! += share * (own[at]! - mean[at]!);
    weights.set(mean);
    const result = work();
    weights.set(own);
    return result;
  }

  /** Enters the loss of the weights that were judged after an epoch; keeps them where it is the lowest so far. */
  enter(epoch: number, loss: number, weights: Float32Array): void {
    if (this.watch.enter(epoch, loss)) this.best.set(weights);
  }
}

/** When a member stops, and which epoch's weights it keeps: one rule for all engines. */
import type { EarlyStopping } from './config';

export class StoppingWatch {
  private lowest = Infinity;
  private best = -1;
  private latest = -1;

  constructor(private readonly rule: EarlyStopping) {}

  /**
   * Enters the validation loss after an epoch, in order.
   *
   * @returns whether it is the lowest so far, so that these weights are to be kept; of equal losses the earlier counts.
   */
  enter(epoch: number, loss: number): boolean {
    this.latest = epoch;
    if (!(loss < this.lowest)) return false;
    this.lowest = loss;
    this.best = epoch;
    return true;
  }

  /** The epoch (0-based) whose weights are kept; -1 before the first. */
  get bestEpoch(): number {
    return this.best;
  }

  /** True once `patience` epochs in a row have brought nothing lower. */
  get hasStopped(): boolean {
    return this.latest - this.best >= this.rule.patience;
  }
}

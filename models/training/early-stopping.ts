/** When a member stops, and which epoch's weights it keeps: one rule for all engines. */
import type { EarlyStopping } from './config';

/**
 * Share with which the weights after an epoch (0-based) enter the running mean: even at first, so that the start leaves no trace, then
 * as the rule says. 1 without averaging.
 */
export function averagingShare({ averaging }: EarlyStopping, epoch: number): number {
  return averaging === undefined ? 1 : Math.max(averaging, 1 / (epoch + 1));
}

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

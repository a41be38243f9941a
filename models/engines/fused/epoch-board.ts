/** Gathers the members' epochs from all threads and tells of an epoch once every member has gone through it. */
import type { TrainingConfig } from '../../training/config';
import type { EpochProgress } from '../types';
import type { MemberEpoch } from './member-training';

export class EpochBoard {
  /** `[epoch][member]`, epochs that are told of already left out. */
  private readonly waiting = new Map<number, (MemberEpoch | undefined)[]>();

  constructor(
    private readonly config: TrainingConfig,
    private readonly nMembers: number,
    private readonly onEpoch: (progress: EpochProgress) => void,
  ) {}

  /**
   * Enters an epoch of some members. Means are taken in the order of the members, so that they do not depend on the threads.
   *
   * @throws Error in one sentence where the loss is no longer a number.
   */
  enter(epoch: number, members: readonly number[], epochs: readonly MemberEpoch[]): void {
    const row = this.waiting.get(epoch) ?? new Array<MemberEpoch | undefined>(this.nMembers).fill(undefined);
    this.waiting.set(epoch, row);
    members.forEach((member, at) => (row[member] = epochs[at]));
    if (row.includes(undefined)) return;
    this.waiting.delete(epoch);
    const complete = row as MemberEpoch[];
    const mean = (of: (entry: MemberEpoch) => number): number => {
      const first = of(complete[0]!);
      if (complete.every((entry) => of(entry) === first)) return first; // not rounded by adding up
      return complete.reduce((sum, entry) => sum + of(entry), 0) / this.nMembers;
    };
    const progress = {
      epoch,
      epochs: this.config.epochs,
      loss: mean(({ loss }) => loss),
      crossingRate: mean(({ crossingRate }) => crossingRate),
      learningRate: mean(({ learningRate }) => learningRate),
    };
    if (!Number.isFinite(progress.loss)) throw new Error(divergence(this.config, progress));
    this.onEpoch(progress);
  }
}

function divergence({ optimizer }: TrainingConfig, { epoch, epochs, learningRate }: EpochProgress): string {
  const advice =
    optimizer === 'adam'
      ? `lower the learning rate (now ${learningRate})`
      : `${optimizer} set a learning rate of ${learningRate.toPrecision(3)}; choose adam and a lower one`;
  return `the training loss is no longer a number in epoch ${epoch + 1} of ${epochs}; ${advice}`;
}

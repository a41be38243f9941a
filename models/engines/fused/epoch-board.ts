/** Gathers the members' epochs from all threads and tells of an epoch once every member has gone through it. */
import type { TrainingConfig } from '../../training/config';
import type { EpochProgress } from '../types';
import type { MemberEpoch } from './member-training';

export class EpochBoard {
  /** `[epoch][member]`, epochs that are told of already left out. */
  private readonly waiting = new Map<number, (MemberEpoch | undefined)[]>();
  /** The last epoch of each member that has stopped, and its number. */
  private readonly ends: ({ epoch: number; last: MemberEpoch } | undefined)[];

  constructor(
    private readonly config: TrainingConfig,
    nMembers: number,
    private readonly onEpoch: (progress: EpochProgress) => void,
  ) {
    this.ends = new Array<undefined>(nMembers).fill(undefined);
  }

  /**
   * Enters an epoch of some members; a member that stopped with it counts with it from then on. Means are taken in the order of the
   * members, so that they do not depend on the threads.
   *
   * @throws Error in one sentence where the loss is no longer a number.
   */
  enter(epoch: number, members: readonly number[], epochs: readonly MemberEpoch[]): void {
    const row = this.waiting.get(epoch) ?? new Array<MemberEpoch | undefined>(this.ends.length).fill(undefined);
    this.waiting.set(epoch, row);
    members.forEach((member, at) => {
      row[member] = epochs[at];
      if (epochs[at]!.hasStopped) this.ends[member] = { epoch, last: epochs[at]! };
    });
    // a member that stops may be what later epochs of the others have waited for
    for (const ready of [...this.waiting.keys()].sort((one, other) => one - other)) {
      const complete = this.completed(ready);
      if (!complete) return;
      this.waiting.delete(ready);
      this.tell(ready, complete);
    }
  }

  /** An epoch of all members, null where one is still to come. */
  private completed(epoch: number): MemberEpoch[] | null {
    const row = this.waiting
      .get(epoch)!
      .map((entry, member) => entry ?? (this.hasStoppedBy(member, epoch) ? this.ends[member]!.last : undefined));
    return row.includes(undefined) ? null : (row as MemberEpoch[]);
  }

  private hasStoppedBy(member: number, epoch: number): boolean {
    const end = this.ends[member];
    return end !== undefined && end.epoch <= epoch;
  }

  private tell(epoch: number, members: readonly MemberEpoch[]): void {
    const mean = (of: (entry: MemberEpoch) => number): number => {
      const first = of(members[0]!);
      if (members.every((entry) => of(entry) === first)) return first; // not rounded by adding up
      return members.reduce((sum, entry) => sum + of(entry), 0) / members.length;
    };
    const nStopped = members.filter((_, member) => this.hasStoppedBy(member, epoch)).length;
    const progress = {
      epoch,
      epochs: this.config.epochs,
      loss: mean(({ loss }) => loss),
      crossingRate: mean(({ crossingRate }) => crossingRate),
      learningRate: mean(({ learningRate }) => learningRate),
      ...(this.config.earlyStopping && {
        validationLoss: mean(({ validationLoss }) => validationLoss!),
        stopped: { 'early stopping': nStopped },
      }),
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

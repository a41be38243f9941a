/** What the engine and its threads say to each other. */
import type { MemberEpoch, MemberWork } from './member-training';

/** Given to a thread when it starts. */
export interface ThreadStart {
  readonly kernel: WebAssembly.Module;
}

/** To a thread: train these members. */
export interface TrainOrder extends MemberWork {
  /** One shared number; training stops soon after it is no longer 0. */
  readonly stop: SharedArrayBuffer;
}

/** From a thread; `weights` and `bestEpochs` have one entry for each of its tasks, in order, `epochs` one for each of `positions`. */
export type ThreadReply =
  | {
      readonly type: 'epoch';
      readonly epoch: number;
      readonly positions: readonly number[];
      readonly epochs: readonly MemberEpoch[];
    }
  | {
      readonly type: 'trained';
      readonly weights: readonly Float32Array[];
      readonly bestEpochs: readonly (number | undefined)[];
    }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly message: string };

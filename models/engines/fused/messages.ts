/** What the engine and its threads say to each other. */
import type { MemberWork } from './member-training';
import type { ShareEpoch, TrainedShare } from './train-share';

/** Given to a thread when it starts. */
export interface ThreadStart {
  readonly kernel: WebAssembly.Module;
}

/** To a thread: train these members. */
export interface TrainOrder extends MemberWork {
  /** One shared number; training stops soon after it is no longer 0. */
  readonly stop: SharedArrayBuffer;
}

/** From a thread. */
export type ThreadReply =
  | ({ readonly type: 'epoch' } & ShareEpoch)
  | ({ readonly type: 'trained' } & TrainedShare)
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly message: string };

/** The training of a share of the members, epoch by epoch: on a worker thread or on the thread of the caller. */
import { countWeights, networkShapeOf } from '../../inference/network-shape';
import { startKernel, type Kernel } from './kernel';
import { MemberTraining, type MemberEpoch, type MemberWork } from './member-training';

/** Rows times weights gone through that take about a tenth of a second: four times what it costs to start a thread. */
const FEW = 1e9;

/** An epoch that all members of a share which still train have been through. */
export interface ShareEpoch {
  readonly epoch: number;
  /** Their places in the share. */
  readonly positions: readonly number[];
  /** One entry for each of `positions`. */
  readonly epochs: readonly MemberEpoch[];
  /** Likewise, where they are wanted. */
  readonly weights?: readonly Float32Array[];
}
export type OnShareEpoch = (done: ShareEpoch) => void;

/** One entry for each task, in order. */
export interface TrainedShare {
  readonly weights: readonly Float32Array[];
  /** The epoch whose weights these are; undefined without early stopping. */
  readonly bestEpochs: readonly (number | undefined)[];
}

/**
 * @param stop one shared number; training stops soon after it is no longer 0.
 * @param breathe awaited after every epoch, where others want to be heard.
 * @returns null where it was stopped.
 */
export async function trainShare(
  kernel: Kernel,
  work: MemberWork,
  stop: SharedArrayBuffer,
  onEpoch: OnShareEpoch,
  breathe?: () => Promise<void>,
): Promise<TrainedShare | null> {
  const { config, tasks } = work;
  const flag = new Int32Array(stop);
  const mayGoOn = (): boolean => Atomics.load(flag, 0) === 0;
  const training = new MemberTraining(kernel, work);
  for (let epoch = 0; epoch < config.epochs; epoch++) {
    const epochs: MemberEpoch[] = [];
    const running = [...tasks.keys()].filter((position) => !training.hasStopped(position));
    if (running.length === 0) break;
    for (const position of running) {
      const done = training.trainEpoch(position, epoch, mayGoOn);
      if (!done) return null;
      epochs.push(done);
    }
    const weights = work.tellWeights ? running.map((position) => training.currentWeightsOf(position)) : undefined;
    onEpoch({ epoch, positions: running, epochs, ...(weights && { weights }) });
    if (breathe) await breathe();
  }
  return {
    weights: tasks.map((_, position) => training.weightsOf(position)),
    bestEpochs: tasks.map((_, position) => training.bestEpochOf(position)),
  };
}

/** Whether a request is over before a thread of its own would have started: a single member and little to do. */
export function isOverAtOnce({ config, nRows, nInputs, tasks }: MemberWork): boolean {
  return tasks.length === 1 && config.epochs * nRows * countWeights(networkShapeOf(config, nInputs)) < FEW;
}

/** `trainShare` on the thread of the caller, in a kernel of its own; other events are heard between epochs. */
export async function trainHere(
  module: WebAssembly.Module,
  work: MemberWork,
  stop: SharedArrayBuffer,
  onEpoch: OnShareEpoch,
): Promise<TrainedShare | null> {
  const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return trainShare(await startKernel(module), work, stop, onEpoch, breathe);
}

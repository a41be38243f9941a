/** What a tensor engine leaves behind and how often it calls its device, counted at TensorFlow.js itself. */
import type { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { TensorFlow } from '@/models/engines/tensor/tensorflow';
import type { TrainRequest } from '@/models/engines/types';
import { stopping } from './cases';
import { requestFor } from './measure';

interface Kernels {
  runKernel: (name: string, ...rest: unknown[]) => unknown;
}

/** Tensors and buffers that a call left behind, and how it ended. */
export interface Leftover {
  readonly name: string;
  readonly tensors: number;
  readonly buffers: number;
  readonly outcome: string;
}

/** Trains to the end, cancelled in the middle, with a listener that throws and with a device that fails at several places. */
export async function countLeftovers(engine: TensorEngine, tf: TensorFlow): Promise<Leftover[]> {
  const found: Leftover[] = [];
  for (const [kind, request] of careRequests()) {
    const count = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      const before = tf.memory();
      const outcome = await work().then(
        () => 'trained',
        (error: Error) => error.message,
      );
      const { numTensors, numDataBuffers } = tf.memory();
      const tensors = numTensors - before.numTensors;
      const buffers = numDataBuffers - before.numDataBuffers;
      found.push({ name: `${kind}: ${name}`, tensors, buffers, outcome });
    };
    const nCalls = await countKernels(tf, () => engine.train(request));
    await count('to the end', () => engine.train(request));
    const abort = new AbortController();
    const cancel = ({ epoch }: { epoch: number }): void => (epoch === 1 ? abort.abort() : undefined);
    await count('cancelled', () => engine.train({ ...request, onEpoch: cancel, signal: abort.signal }));
    const complain = (): void => {
      throw new Error('the listener fails');
    };
    await count('a listener that throws', () => engine.train({ ...request, onEpoch: complain }));
    const tooFew = request.tasks.map((task) => ({ ...task, initialWeights: new Float32Array(5) }));
    await count('weights that do not fit', () => engine.train({ ...request, tasks: tooFew }));
    for (const share of [0, 0.02, 0.35, 0.8]) {
      const at = Math.floor(share * nCalls);
      await count(`a device that fails at call ${at}`, () => failingAt(tf, at, () => engine.train(request)));
    }
  }
  return found;
}

/** With each optimizer, and with what else owns tensors. */
function careRequests(): [string, TrainRequest][] {
  const [weightDecay, earlyStopping] = [0.1, stopping.common.earlyStopping];
  return [
    ['adam', requestFor({ optimizer: 'adam', weightDecay })],
    ['lalr', requestFor({ optimizer: 'lalr', weightDecay })],
    ['lbfgs', requestFor({ optimizer: 'lbfgs', weightDecay })],
    ['lalr, dropout, early stopping', requestFor({ optimizer: 'lalr', weightDecay, dropout: 0.3, earlyStopping })],
  ];
}

/**
 * The same with a device that fails at each single call of an epoch of one batch with dropout and early stopping: tensors and buffers left
 * behind in all, and how many calls there were.
 */
export async function countLeftoversEverywhere(
  engine: TensorEngine,
  tf: TensorFlow,
): Promise<{ tensors: number; buffers: number; nCalls: number; outcomes: string[] }> {
  const request = requestFor({
    ...{ optimizer: 'lalr', weightDecay: 0.1, dropout: 0.3, epochs: 1, batchSize: 500 },
    earlyStopping: stopping.common.earlyStopping,
  });
  const nCalls = await countKernels(tf, () => engine.train(request));
  const before = tf.memory();
  const outcomes = new Set<string>();
  for (let at = 0; at < nCalls; at++) {
    await failingAt(tf, at, () => engine.train(request)).then(
      () => outcomes.add('trained'),
      (error: Error) => outcomes.add(error.message),
    );
  }
  const { numTensors, numDataBuffers } = tf.memory();
  const [tensors, buffers] = [numTensors - before.numTensors, numDataBuffers - before.numDataBuffers];
  return { tensors, buffers, nCalls, outcomes: [...outcomes] };
}

/** How many kernels TensorFlow.js was asked for. */
export async function countKernels(tf: TensorFlow, work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  await intercepting(tf, () => (count += 1), work);
  return count;
}

async function failingAt(tf: TensorFlow, at: number, work: () => Promise<unknown>): Promise<unknown> {
  let count = 0;
  const fail = (): void => {
    if (count++ === at) throw new Error('the device fails');
  };
  return intercepting(tf, fail, work);
}

/** Kernels that only rename what is there: no device is asked, so none can fail. */
const idle = new Set(['Identity', 'Reshape']);

async function intercepting(tf: TensorFlow, before: () => unknown, work: () => Promise<unknown>): Promise<unknown> {
  const kernels = tf.engine() as unknown as Kernels;
  const original = kernels.runKernel;
  kernels.runKernel = function (this: Kernels, ...given) {
    if (!idle.has(given[0])) before();
    return original.apply(this, given);
  };
  try {
    return await work();
  } finally {
    kernels.runKernel = original;
  }
}

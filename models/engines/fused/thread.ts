/** Entry of a worker thread: one kernel, which trains the members it is given. */
import { parentPort, workerData } from 'node:worker_threads';
import { startKernel } from './kernel';
import { MemberTraining, type MemberEpoch } from './member-training';
import type { ThreadReply, ThreadStart, TrainOrder } from './messages';

const reply = (message: ThreadReply): void => parentPort?.postMessage(message);
const kernel = startKernel((workerData as ThreadStart).kernel);

parentPort?.on('message', (order: TrainOrder) => {
  train(order).then(reply, (error: unknown) => {
    reply({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});

async function train(order: TrainOrder): Promise<ThreadReply> {
  const { config, tasks } = order;
  const stop = new Int32Array(order.stop);
  const mayGoOn = (): boolean => Atomics.load(stop, 0) === 0;
  const training = new MemberTraining(await kernel, order);
  for (let epoch = 0; epoch < config.epochs; epoch++) {
    const epochs: MemberEpoch[] = [];
    const running = [...tasks.keys()].filter((position) => !training.hasStopped(position));
    if (running.length === 0) break;
    for (const position of running) {
      const done = training.trainEpoch(position, epoch, mayGoOn);
      if (!done) return { type: 'stopped' };
      epochs.push(done);
    }
    reply({ type: 'epoch', epoch, positions: running, epochs });
  }
  return {
    type: 'trained',
    weights: tasks.map((_, position) => training.weightsOf(position)),
    bestEpochs: tasks.map((_, position) => training.bestEpochOf(position)),
  };
}

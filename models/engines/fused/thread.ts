/** Entry of a worker thread: one kernel, which trains the members it is given. */
import { parentPort, workerData } from 'node:worker_threads';
import { startKernel } from './kernel';
import type { ThreadReply, ThreadStart, TrainOrder } from './messages';
import { trainShare } from './train-share';

const reply = (message: ThreadReply): void => parentPort?.postMessage(message);
const kernel = startKernel((workerData as ThreadStart).kernel);

parentPort?.on('message', (order: TrainOrder) => {
  train(order).then(reply, (error: unknown) => {
    reply({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
});

async function train(order: TrainOrder): Promise<ThreadReply> {
  const trained = await trainShare(await kernel, order, order.stop, (epoch) => reply({ type: 'epoch', ...epoch }));
  return trained ? { type: 'trained', ...trained } : { type: 'stopped' };
}

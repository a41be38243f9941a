/** A trainer must never outlive the process that it works for. */
import { Worker } from 'node:worker_threads';

const lookEveryMs = 500;

/** Runs on a thread of its own: the main one may be deep in an assembling when the parent dies. Without SIGKILL a busy process would go on. */
const watch = `
const { workerData } = require('node:worker_threads');
setInterval(() => {
  if (process.ppid !== workerData.parent) process.kill(process.pid, 'SIGKILL');
}, workerData.lookEveryMs);`;

/** Ends this process within a second after its parent is gone, whatever it is doing. */
export function endWithParent(): void {
  const thread = new Worker(watch, { eval: true, workerData: { parent: process.ppid, lookEveryMs } });
  thread.unref();
}

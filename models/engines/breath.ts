/** Lets waiting messages (such as cancel) through while the process computes. */
import { setImmediate as nextMacrotask } from 'node:timers/promises';
import { CancelledError } from './types';

/** How long a loop may keep the process to itself, in milliseconds. */
const BREATH = 50;

export class Breath {
  private last = performance.now();

  constructor(private readonly signal: AbortSignal | undefined) {}

  /** Lets messages through now and then. @throws CancelledError where one of them was a cancel */
  async take(): Promise<void> {
    if (performance.now() - this.last > BREATH) {
      await nextMacrotask();
      this.last = performance.now();
    }
    if (this.signal?.aborted) throw new CancelledError();
  }
}

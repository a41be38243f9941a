/** Long work on the server's one thread, in turns with everything else. */
import { setImmediate as nextTurn } from 'node:timers/promises';

const millisecondsAtATime = 25;

/** Runs work that comes in steps, and lets others have a turn every 25 ms. Rejects as soon as `closing` is aborted. */
export async function inTurns<Result>(steps: Generator<undefined, Result>, closing: AbortSignal): Promise<Result> {
  let turnEnds = performance.now() + millisecondsAtATime;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < turnEnds) continue;
    await nextTurn();
    closing.throwIfAborted();
    turnEnds = performance.now() + millisecondsAtATime;
  }
}

import { setTimeout as delay } from 'node:timers/promises';
import type { Application } from '../application';
import { getRun, type RunDetails } from './get-run';

const live: readonly string[] = ['queued', 'running', 'assembling'];

/**
 * Waits until a run is at its end and returns it as it stands then: finished, cancelled or crashed (with its reason).
 * `onProgress` hears of it about three times a second. Throws `not-found`.
 */
export async function waitForRun(
  app: Application,
  options: { runId: string; onProgress?: (details: RunDetails) => void; signal?: AbortSignal },
): Promise<RunDetails> {
  for (;;) {
    const details = await getRun(app, options);
    options.onProgress?.(details);
    if (!live.includes(details.run.state)) return details;
    await delay(300, undefined, { signal: options.signal });
  }
}

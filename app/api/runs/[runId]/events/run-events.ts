import type { Application } from '@/lib/application';
import { getRun } from '@/lib/services/get-run';
import { setTimeout as delay } from 'node:timers/promises';
import { isLive, runView } from '../../run-view';
import type { ServerEvent } from '../../../event-stream';

const everyMilliseconds = 500;
/** After that long the stream ends; the browser comes back by itself and is checked anew. */
const longestMilliseconds = 10 * 60_000;

/** The run whenever it changed, looked at twice a second, until it is at its end or nobody listens. */
export async function* runEvents(
  app: Application,
  options: { runId: string; signal: AbortSignal },
): AsyncGenerator<ServerEvent> {
  const until = Date.now() + longestMilliseconds;
  let last = '';
  while (!options.signal.aborted && Date.now() < until) {
    const view = runView(await getRun(app, options));
    const data = JSON.stringify(view);
    if (data !== last) yield { event: 'run', data };
    if (!isLive(view.state)) return;
    last = data;
    await delay(everyMilliseconds, undefined, { signal: options.signal });
  }
}

/** The process that reproduces for a server: it trains on all processors, so that the server's own thread stays free for pages. */
import { endWithParent } from '@/models/trainer/parent-watch';
import { messageFor, RiskcurveError } from '../../errors';
import { reproduce } from '../reproduce';
import { storeReproduction } from '../store';
import type { ReproductionMessage, ReproductionOrder } from './messages';

const say = (message: ReproductionMessage): Promise<void> =>
  new Promise((said) => process.send?.(message, undefined, undefined, () => said()));

async function run({ target, quick, home, dataFolder }: ReproductionOrder): Promise<void> {
  const { signal } = new AbortController();
  const reproduction = await reproduce(target, {
    ...{ dataFolder, quick, seed: 1, engine: 'auto', signal },
    progress: (progress) => void say({ type: 'progress', ...progress }),
  });
  await storeReproduction(home, reproduction);
  await say({ type: 'stored' });
}

endWithParent();
process.on('disconnect', () => process.exit(0));
await run(JSON.parse(process.argv[2] ?? '') as ReproductionOrder).catch((error: unknown) => {
  if (!(error instanceof RiskcurveError)) process.stderr.write(`riskcurve: ${String(error)}\n`); // into the server's log
  return say({ type: 'failed', reason: messageFor(error) });
});
process.exit(0);

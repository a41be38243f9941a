/** A process that opens the data folder given and keeps it until it is killed: `open`, or the sentence that refuses it. */
import { readEnvironment } from '@/lib/env';
import { messageFor, RiskcurveError } from '@/lib/errors';
import { lockFolder } from '@/lib/jobs/lock';
import { openApplication } from '@/lib/open-application';

const [mode, home, trainerFile] = process.argv.slice(2) as [string, string, string | undefined];
try {
  if (mode === 'lock') await lockFolder(home);
  else {
    const environment = { ...readEnvironment({ NODE_ENV: 'test' }), home };
    await openApplication(environment, { startWorker: mode === 'work', trainerFile });
  }
  console.log('open');
  setInterval(() => {}, 1 << 30);
} catch (error) {
  console.log(error instanceof RiskcurveError ? `${error.kind}: ${messageFor(error)}` : String(error));
  process.exit(1);
}

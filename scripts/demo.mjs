/** `npm run demo`: from a fresh clone to a patient's risk curves. Every step is skipped where it was done before. */
import { createServer } from 'node:net';
import { build } from './build.mjs';
import { addressOf, serve } from './start.mjs';
import { ensureInstalled, fail, requireNode, run, root } from './support.mjs';
import path from 'node:path';

/** The port asked for, or the next free one after it where nobody asked. */
async function freePort() {
  if (process.env.PORT) return Number(process.env.PORT);
  for (let port = 3000; port < 3100; port++) {
    const free = await new Promise((resolve) => {
      const probe = createServer().once('error', () => resolve(false));
      probe.listen(port, () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  return fail('no free port between 3000 and 3099; set PORT to one');
}

/** The demo cohort, a model trained on it, and a sign-in link, through the command line. */
async function prepare() {
  const result = await run(process.execPath, [path.join(root, 'dist/cli.mjs'), 'prepare-demo', '--json'], {
    onLine: (line) => !line.startsWith('{') && process.stdout.write(`${line}\n`),
  });
  const lines = result.output.trim().split('\n');
  if (result.status !== 0) fail(lines.at(-1)?.replace(/^riskcurve: /, '') ?? 'the demo could not be prepared');
  return JSON.parse(lines.find((line) => line.startsWith('{')) ?? '{}');
}

requireNode();
await ensureInstalled();
await build();
const demo = await prepare();
const port = await freePort();
await serve({ port });

const address = addressOf(port);
process.stdout.write(`\nRiskcurve answers at ${address}\n`);
process.stdout.write(
  demo.signInPath
    ? `Sign in for the first time with this link (it works once): ${address}${demo.signInPath}\n`
    : `Sign in at ${address}/sign-in\n`,
);
process.stdout.write('Research and decision support, not a certified medical device. Ctrl+C ends it.\n');

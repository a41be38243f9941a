/** `npm start`: serves what was built. `npm run dev`: the same with live reloading. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { ensureInstalled, requireNode, root } from './support.mjs';

/** Where the server answers: NEXTAUTH_URL where an address is configured, else this machine. */
export const addressOf = (port) => process.env.NEXTAUTH_URL || `http://localhost:${port}`;

/**
 * Starts the web server in a process of its own; this process hands signals on and ends with it.
 * Resolves once it answers, to the child process.
 */
export async function serve({ port, dev = false }) {
  const child = spawn(
    process.execPath,
    [path.join(root, 'node_modules/next/dist/bin/next'), dev ? 'dev' : 'start', '-p', String(port)],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PORT: String(port), NEXTAUTH_URL: addressOf(port), NEXT_TELEMETRY_DISABLED: '1' },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 0));
  if (dev || process.env.RISKCURVE_VERBOSE) child.stdout.pipe(process.stdout);
  else child.stdout.resume();
  for (;;) {
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/api/health`);
      if (answer.ok) return child;
    } catch {
      // not listening yet
    }
    await new Promise((wake) => setTimeout(wake, 150));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  requireNode();
  const dev = process.argv.includes('--dev');
  await ensureInstalled();
  if (!dev) await build();
  const port = Number(process.env.PORT || 3000);
  await serve({ port, dev });
  process.stdout.write(`Riskcurve answers at ${addressOf(port)}\n`);
}

/** A built Riskcurve of its own for a browser test: its own data folder, its own port, gone afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export interface Finished {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TestServer {
  readonly address: string;
  readonly home: string;
  /** Runs the command line against this server's data folder, and in that folder. */
  command(...args: string[]): Promise<Finished>;
  /** The same, to be looked at while it runs. */
  start(args: readonly string[], environment?: Record<string, string>): ChildProcess;
  /** Starts a second server on the same data folder, to its end. */
  second(): Promise<Finished>;
  /** Ends it in order, or hard as a power failure would; a data folder of its own goes with an orderly end. */
  stop(how?: 'SIGTERM' | 'SIGKILL'): Promise<Finished>;
}

/**
 * Starts `next start` and waits until it answers; on an empty data folder unless RISKCURVE_HOME names one. Throws with the server's
 * words where it ends instead.
 */
export async function startServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const home = environment.RISKCURVE_HOME ?? (await mkdtemp(path.join(os.tmpdir(), 'riskcurve-e2e-')));
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env = { ...process.env, ...environment, RISKCURVE_HOME: home, NODE_ENV: 'production' as const };
  const child = nextStart(port, env);
  const ended = finish(child);
  await Promise.race([
    untilHealthy(address),
    ended.then(({ stdout, stderr }) => Promise.reject(new Error(`the server ended: ${stdout}${stderr}`))),
  ]);
  const start = (args: readonly string[], change = {}) =>
    spawn(process.execPath, [path.join(root, 'dist/cli.mjs'), ...args], { cwd: home, env: { ...env, ...change } });
  return {
    address,
    home,
    start,
    command: (...args) => finish(start(args)),
    second: async () => finish(nextStart(await freePort(), env)),
    async stop(how = 'SIGTERM') {
      child.kill(how);
      const finished = await ended;
      if (how === 'SIGTERM' && environment.RISKCURVE_HOME === undefined)
        await rm(home, { recursive: true, force: true });
      return finished;
    },
  };
}

function nextStart(port: number, env: NodeJS.ProcessEnv): ChildProcess {
  const program = path.join(root, 'node_modules/next/dist/bin/next');
  return spawn(process.execPath, [program, 'start', '-p', String(port)], {
    cwd: root,
    env: { ...env, PORT: String(port), NEXTAUTH_URL: `http://localhost:${port}` },
  });
}

/** Waits for the end of a process and keeps what it said. */
export function finish(child: ChildProcess): Promise<Finished> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

async function untilHealthy(address: string): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const answer = await fetch(`${address}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`${address} did not answer within a minute`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

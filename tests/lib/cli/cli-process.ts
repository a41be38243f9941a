/** Runs the command line: as a person does, in a process of its own, or in this one where the process adds nothing. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { vi } from 'vitest';
import type { Application } from '@/lib/application';
import { executeCommand } from '@/lib/cli/execute';
import { runCommandLine } from '@/lib/cli/run-command-line';
import { bundle } from '../../../scripts/bundle.mjs';

const root = path.resolve(import.meta.dirname, '../../..');

export interface CliResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Brings the programs up to date once; every run then takes what is there. */
export async function bundleOnce(): Promise<void> {
  await bundle();
}

/** Runs `riskcurve ...` with that data folder and nothing else from this process's settings. */
export function riskcurve(home: string, args: readonly string[], env: Record<string, string> = {}): Promise<CliResult> {
  const { PATH = '', TMPDIR = '' } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'lib/cli/bin.mjs'), ...args], {
      cwd: root,
      env: { PATH, TMPDIR, NODE_ENV: 'test', RISKCURVE_HOME: home, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? -1, stdout, stderr }));
  });
}

/**
 * Runs `riskcurve ...` within this process, from the arguments to the exit status: on an open application where one is given,
 * else it finds a server or opens the folder as the process would.
 */
export async function riskcurveHere(home: string, args: readonly string[], app?: Application): Promise<CliResult> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((piece) => {
      written[name] += typeof piece === 'string' ? piece : Buffer.from(piece).toString();
      return true;
    }),
  );
  for (const name of ['RISKCURVE_DATA', 'DATABASE_URL']) vi.stubEnv(name, '');
  vi.stubEnv('RISKCURVE_HOME', home);
  try {
    return { status: await runCommandLine(args, app === undefined ? executeCommand : executeOn(app)), ...written };
  } finally {
    spies.forEach((spy) => spy.mockRestore());
    vi.unstubAllEnvs();
  }
}

const executeOn =
  (app: Application): typeof executeCommand =>
  async (command, options, context) => {
    if (command.where === 'local') return command.execute(context, options);
    command.check(options);
    return command.execute({ ...context, app }, options);
  };

/** The one JSON document on standard output. */
export function documentOf<T>({ stdout }: CliResult): T {
  return JSON.parse(stdout) as T;
}

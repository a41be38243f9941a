/** Runs the command line as a person does: a process of its own. */
import { spawn } from 'node:child_process';
import path from 'node:path';
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

/** The one JSON document on standard output. */
export function documentOf<T>({ stdout }: CliResult): T {
  return JSON.parse(stdout) as T;
}

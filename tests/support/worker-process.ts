/** Workers as `npm run worker` starts them, to be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Environment } from '@/lib/env';
import { killHard } from './processes';

const root = path.resolve(import.meta.dirname, '../..');

export interface WorkerProcess {
  readonly child: ChildProcess;
  /** What it wrote to standard error so far. */
  readonly words: () => string;
}

/** Starts `node dist/cli.mjs worker` on a database and data folder. */
export function startWorkerProcess(environment: Environment, extra: Record<string, string> = {}): WorkerProcess {
  const child = spawn(process.execPath, [path.join(root, 'dist/cli.mjs'), 'worker'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      ...extra,
      RISKCURVE_HOME: environment.home,
      DATABASE_URL: environment.databaseUrl!,
      RISKCURVE_WORKER_SILENT_SECONDS: String(environment.workerSilentSeconds),
    },
  });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
  return { child, words: () => words };
}

/** The trainer processes that belong to a worker; on Linux. */
export function trainersOf({ child }: WorkerProcess): number[] {
  return trainerProcesses().flatMap(({ pid, parent }) => (parent === child.pid ? [pid] : []));
}

/** Every process that runs this project's trainer, by the ids of itself and its parent. */
export function trainerProcesses(): { pid: number; parent: number }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
        if (words[1] !== path.join(root, 'dist/trainer.mjs')) return [];
        const status = readFileSync(`/proc/${name}/status`, 'utf8');
        return [{ pid: Number(name), parent: Number(/^PPid:\s+(\d+)/m.exec(status)![1]) }];
      } catch {
        // It ended this moment.
        return [];
      }
    });
}

/** Whether a process is still there (a zombie is not). */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Ends workers at once, and waits. */
export async function killAll(workers: readonly WorkerProcess[]): Promise<void> {
  await Promise.all(workers.map(({ child }) => killHard(child)));
}

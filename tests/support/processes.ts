import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { bundleProgram } from './bundle';

/** Starts `hold-home.ts` in a process of its own and waits for its first line. */
export async function startHolder(...args: readonly string[]): Promise<{ child: ChildProcess; line: string }> {
  const file = await bundleProgram('tests/support/hold-home.ts');
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, line: chunk.toString().trim() };
}

/** Kills it as a power failure would, and waits until it is gone. */
export async function killHard(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Waits until a condition holds; fails after half a minute, or as long as is said. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  patienceMs = 30_000,
): Promise<void> {
  for (let waited = 0; waited < patienceMs; waited += 20) {
    if (await condition()) return;
    await delay(20);
  }
  throw new Error(`${patienceMs / 1000} s passed without: ${what}`);
}

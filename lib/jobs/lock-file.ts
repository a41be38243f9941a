import { randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface LockHolder {
  readonly pid: number;
  readonly host: string;
  /** Processes with the same scope see one another's ids and sockets. */
  readonly scope: string;
  readonly token: string;
}

const touchEveryMs = 5_000;
/** A holder that cannot be asked counts as gone after this long without a touch. */
const silentMs = 20_000;
/** Longer than it takes to read the file and to replace it: of two that take over at once, the later one wins. */
const settleMs = 100;

/**
 * Takes the lock file of a folder. Gives the holder instead where one lives.
 * `socketHeld` says that the folder's socket is ours: then nobody of our own scope can be the holder.
 */
export async function takeLockFile(
  folder: string,
  socketHeld: boolean,
): Promise<{ release: () => Promise<void> } | { holder: LockHolder }> {
  const file = fileIn(folder);
  const own: LockHolder = { pid: process.pid, host: os.hostname(), scope: scopeOfProcess(), token: randomUUID() };
  const holder = await readHolder(folder);
  const knownGone = socketHeld && holder?.scope === own.scope;
  if (holder !== null && !knownGone && (await lives(file, holder, own))) return { holder };
  await replace(file, own);
  if (!knownGone) {
    await delay(settleMs);
    const winner = await readHolder(folder);
    if (winner !== null && winner.token !== own.token) return { holder: winner };
  }
  heldHere.add(own.token);
  const touching = setInterval(() => void touch(file), touchEveryMs);
  touching.unref();
  return {
    release: async () => {
      clearInterval(touching);
      heldHere.delete(own.token);
      if ((await readHolder(folder))?.token === own.token) await rm(file, { force: true });
    },
  };
}

/** Tokens of the files that this process holds: a process id alone does not tell it from a dead one with the same id. */
const heldHere = new Set<string>();

const fileIn = (folder: string) => path.join(folder, 'lock.json');

/** Who wrote the lock file last, alive or not; null where there is none. */
export async function readHolder(folder: string): Promise<LockHolder | null> {
  try {
    const holder = JSON.parse(await readFile(fileIn(folder), 'utf8')) as Partial<LockHolder>;
    const { pid, host = '', scope = '', token = '' } = holder;
    return typeof pid === 'number' ? { pid, host, scope, token } : null;
  } catch {
    // Absent, or cut short by a power failure: then nobody holds it.
    return null;
  }
}

async function lives(file: string, holder: LockHolder, own: LockHolder): Promise<boolean> {
  if (holder.host === own.host && holder.scope === own.scope) {
    return holder.pid === own.pid ? heldHere.has(holder.token) : isAlive(holder.pid);
  }
  const { mtimeMs } = await stat(file);
  return Date.now() - mtimeMs < silentMs;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** On Linux the namespaces of the network and of the process ids; elsewhere the machine. */
function scopeOfProcess(): string {
  try {
    return ['net', 'pid'].map((kind) => readlinkSync(`/proc/self/ns/${kind}`)).join(' ');
  } catch {
    return process.platform;
  }
}

async function replace(file: string, own: LockHolder): Promise<void> {
  const partial = `${file}.${own.token}`;
  await writeFile(partial, JSON.stringify(own));
  await rename(partial, file);
}

async function touch(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => {});
}

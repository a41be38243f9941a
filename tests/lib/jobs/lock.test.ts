/** One data folder, one process: with real processes, for nothing else shows that a lock holds. */
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '@/lib/jobs/lock';
import { takeLockFile } from '@/lib/jobs/lock-file';
import { killHard, startHolder } from '../../support/processes';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-lock-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the lock on a data folder', () => {
  it('refuses a second process with the folder, and is free once the first is killed', async () => {
    const first = await startHolder('lock', folder);
    expect(first.line).toBe('open');
    const second = await startHolder('lock', folder);
    expect(second.line).toContain(`conflict: the data folder ${folder} is in use by another Riskcurve`);
    expect(second.line).toContain('set RISKCURVE_HOME to another folder');
    await killHard(first.child);
    const third = await startHolder('lock', folder);
    expect(third.line).toBe('open');
    await killHard(third.child);
  });

  it('refuses this very process a second time, and frees on release', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({ kind: 'conflict' });
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it('knows a folder under another name', async () => {
    const lock = await lockFolder(folder);
    const again = path.join(folder, '..', path.basename(folder));
    await expect(lockFolder(again)).rejects.toThrow('is in use by another Riskcurve');
    await lock.release();
  });
});

/** What stands in for the socket on other platforms and between containers. */
describe('the lock file', () => {
  const file = () => path.join(folder, 'lock.json');
  const write = (holder: object) =>
    writeFile(file(), JSON.stringify({ scope: 'elsewhere', token: 'other', ...holder }));

  it('names its holder', async () => {
    const taken = await takeLockFile(folder, false);
    expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ pid: process.pid, host: os.hostname() });
    expect(taken).toHaveProperty('release');
  });

  it('is respected while another machine touches it, and not once that has been silent', async () => {
    await write({ pid: 1, host: 'another-machine' });
    await expect(lockFolder(folder)).rejects.toThrow('(process 1 on another-machine)');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(file(), longAgo, longAgo);
    await (await lockFolder(folder)).release();
  });

  it('is taken over from a dead process of this machine at once, and not from a living one', async () => {
    const { child } = await startHolder('lock', folder);
    const holder = JSON.parse(await readFile(file(), 'utf8')) as object;
    // As on a platform without the socket: only the file speaks.
    expect(await takeLockFile(folder, false)).toMatchObject({ holder });
    await killHard(child);
    expect(await takeLockFile(folder, false)).toHaveProperty('release');
  });

  it('goes to one of two that take over at the same time', async () => {
    await write({ pid: 2 ** 30, host: 'another-machine' });
    await utimes(file(), new Date(0), new Date(0));
    const both = await Promise.all([takeLockFile(folder, false), takeLockFile(folder, false)]);
    expect(both.filter((result) => 'release' in result)).toHaveLength(1);
  });

  it('that was cut short counts as none', async () => {
    await writeFile(file(), '{"pid": 1');
    await (await lockFolder(folder)).release();
  });
});

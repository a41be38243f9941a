import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFileStore, type FileStore } from '@/lib/jobs/file-store';

let folder: string;
let files: FileStore;
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'riskcurve-files-')), 'not', 'there', 'yet');
  files = openFileStore(folder);
});
afterEach(() => rm(path.join(folder, '../../..'), { recursive: true, force: true }));

const bytes = new TextEncoder().encode('weights');

it('names a file by its sha256 and gives the same bytes back', async () => {
  const sha256 = await files.put(bytes);
  expect(sha256).toBe(createHash('sha256').update('weights').digest('hex'));
  expect(new Uint8Array(await files.get(sha256))).toEqual(bytes);
  expect(await files.has(sha256)).toBe(true);
  expect((await files.list()).map((file) => file.sha256)).toEqual([sha256]);
  await files.remove(sha256);
  await files.remove(sha256);
  expect(await files.has(sha256)).toBe(false);
});

it('stores the same bytes once, also when asked at the same moment, and leaves nothing half written', async () => {
  const names = await Promise.all(Array.from({ length: 8 }, () => files.put(bytes)));
  expect(new Set(names).size).toBe(1);
  expect((await readdir(folder, { recursive: true })).sort()).toEqual([
    names[0]!.slice(0, 2),
    `${names[0]!.slice(0, 2)}/${names[0]}`,
  ]);
});

it('says which file is damaged or missing', async () => {
  const sha256 = await files.put(bytes);
  await writeFile(path.join(folder, sha256.slice(0, 2), sha256), 'weightz');
  await expect(files.get(sha256)).rejects.toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('is damaged') as string,
  });
  await expect(files.get('0'.repeat(64))).rejects.toMatchObject({
    kind: 'not-found',
    message: expect.stringContaining(folder) as string,
  });
});

it('takes no name that leads elsewhere', async () => {
  await expect(files.get('../../etc/passwd')).rejects.toThrow('64 hexadecimal digits');
});

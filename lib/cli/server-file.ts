/** The sign that a running server leaves in the data folder, so that the command line finds it. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';

const serverSchema = z.object({ url: z.url(), token: z.string().min(32), pid: z.number().int().positive() });

export type ServerSign = z.infer<typeof serverSchema>;

const fileIn = (home: string) => path.join(home, 'server.json');

/** Leaves the sign, readable by this user only; a new token at every start. */
export async function writeServerFile(home: string, port: number): Promise<void> {
  const sign: ServerSign = {
    url: `http://127.0.0.1:${port}`,
    token: randomBytes(32).toString('base64url'),
    pid: process.pid,
  };
  await mkdir(home, { recursive: true });
  const partial = `${fileIn(home)}.${process.pid}.partial`;
  await writeFile(partial, JSON.stringify(sign), { mode: 0o600 });
  await rename(partial, fileIn(home));
}

/** Takes the sign away, unless another server has put up its own meanwhile. */
export async function removeServerFile(home: string): Promise<void> {
  if ((await readServerFile(home))?.pid === process.pid) await rm(fileIn(home), { force: true });
}

/** The sign in a data folder; `null` where there is none or it cannot be read. */
export async function readServerFile(home: string): Promise<ServerSign | null> {
  try {
    const parsed = serverSchema.safeParse(JSON.parse(await readFile(fileIn(home), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // no file, or half of one from an older version: no server to be found by it
  }
}

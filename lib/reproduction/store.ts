/** Reproductions as files in the data folder: one a making, so that a quick look takes nothing away. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { reproducibleTargets, reproductionSchema, type ReproducibleTarget, type Reproduction } from './reproduction';

const folderIn = (home: string): string => path.join(home, 'reproduction');

/** Writes the file whole or not at all, and answers where. */
export async function storeReproduction(home: string, reproduction: Reproduction): Promise<string> {
  const folder = folderIn(home);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${reproduction.target}-${reproduction.createdAt.replaceAll(/[:.]/g, '-')}.json`);
  const partial = `${file}.${randomUUID()}.partial`;
  await writeFile(partial, JSON.stringify(reproduction), { mode: 0o600 });
  await rename(partial, file);
  return file;
}

export interface StoredReproductions {
  /** The newest of each target. */
  readonly newest: Readonly<Partial<Record<ReproducibleTarget, Reproduction>>>;
  /** Names of files that are damaged or of another version. */
  readonly unreadable: readonly string[];
}

/** What the data folder holds; nothing where the command never ran. */
export async function readReproductions(home: string): Promise<StoredReproductions> {
  const folder = folderIn(home);
  const names = (await readdir(folder).catch(nothingThere)).filter((name) => name.endsWith('.json')).sort();
  const newest: Partial<Record<ReproducibleTarget, Reproduction>> = {};
  const unreadable: string[] = [];
  for (const target of reproducibleTargets) {
    for (const name of names.filter((candidate) => candidate.startsWith(`${target}-`)).reverse()) {
      const found = parse(await readFile(path.join(folder, name), 'utf8'), target);
      if (found !== null) {
        newest[target] = found;
        break;
      }
      unreadable.push(name);
    }
  }
  return { newest, unreadable };
}

const outline = z.looseObject({
  schema: z.literal(reproductionSchema),
  target: z.enum(reproducibleTargets),
  createdAt: z.iso.datetime(),
});

/** We wrote it ourselves, so its schema and target vouch for the rest; null for what is no such file. */
function parse(text: string, target: ReproducibleTarget): Reproduction | null {
  try {
    const parsed = outline.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.target === target ? (parsed.data as unknown as Reproduction) : null;
  } catch {
    return null;
  }
}

function nothingThere(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

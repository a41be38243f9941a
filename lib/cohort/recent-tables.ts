/** Tables read a moment ago: the import page asks several things of one file, and reading a large one takes seconds. */
import { stat } from 'node:fs/promises';
import { limits } from './limits';
import { readRawTable, type RawTable } from './raw-table';
import type { CohortSource } from './source';

const keptMilliseconds = 15 * 60 * 1000;

interface Kept {
  readonly table: RawTable;
  readonly timer: NodeJS.Timeout;
}

/** By path, size and time of change; the oldest goes first when there is no room. */
const kept = new Map<string, Kept>();

/** Reads a whole file as `readRawTable` does; a file on disk that was read a moment ago and has not changed is not read again. */
export async function readRecentTable(source: CohortSource): Promise<RawTable> {
  if (typeof source !== 'string') return readRawTable(source);
  const key = await keyOf(source);
  const found = kept.get(key);
  if (found !== undefined) return found.table;
  const table = await readRawTable(source);
  keep(key, table);
  return table;
}

async function keyOf(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file).catch(() => ({ size: 0, mtimeMs: 0 })); // reading says what is wrong
  return `${file} ${size} ${mtimeMs}`;
}

function keep(key: string, table: RawTable): void {
  const timer = setTimeout(() => kept.delete(key), keptMilliseconds).unref();
  kept.set(key, { table, timer });
  let cells = [...kept.values()].reduce((sum, { table: each }) => sum + cellsOf(each), 0);
  for (const [oldest, { table: each, timer: its }] of kept) {
    if (cells <= limits.maxCells || oldest === key) break;
    clearTimeout(its);
    kept.delete(oldest);
    cells -= cellsOf(each);
  }
}

function cellsOf({ columns, nRows }: RawTable): number {
  return columns.length * nRows;
}

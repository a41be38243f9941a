/** What both bundlers need of files. */
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Writes a file whole or not at all: a program that runs meanwhile never sees half of it. */
export function writeWhole({ path: file, contents }) {
  mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.partial`;
  writeFileSync(partial, contents);
  renameSync(partial, file);
}

/** Time of the newest change in these files and folders. */
export function newestChange(places) {
  let newest = 0;
  for (const place of places) {
    if (!existsSync(place)) continue;
    const stat = statSync(place);
    newest = Math.max(newest, stat.mtimeMs);
    if (stat.isDirectory())
      newest = Math.max(newest, newestChange(readdirSync(place).map((name) => path.join(place, name))));
  }
  return newest;
}

/** Whether a file is absent or older than the newest change. */
export function isOlder(file, newest) {
  return !existsSync(file) || statSync(file).mtimeMs < newest;
}

import { existsSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder of this project: where the migrations and the built programs lie. Sought upwards from the program that
 * runs and then from the working folder, because a bundler moves our own files elsewhere.
 */
export function projectRoot(): string {
  const program = process.argv[1];
  const starts = [program !== undefined && existsSync(program) ? realpathSync(program) : null, process.cwd()];
  for (const start of starts) {
    for (let folder = start; folder !== null; folder = parentOf(folder)) {
      if (nameIn(folder) === 'riskcurve') return folder;
    }
  }
  throw new Error('the folder of Riskcurve was not found: start it from there');
}

function parentOf(folder: string): string | null {
  const parent = path.dirname(folder);
  return parent === folder ? null : parent;
}

function nameIn(folder: string): unknown {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { name?: unknown }).name : null;
}

/** Finds font files of installed packages, under Next and on the command line alike. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { RiskcurveError } from '../errors';
import { projectRoot } from '../project-root';

/** Path of a file inside an installed package. Throws `failed` with the command that installs it. */
export function fontFile(packageName: string, file: string): string {
  const found = path.join(/* turbopackIgnore: true */ projectRoot(), 'node_modules', packageName, file);
  if (existsSync(found)) return found;
  throw new RiskcurveError('failed', `the font ${packageName}/${file} is not installed: run npm ci`);
}

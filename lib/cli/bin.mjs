#!/usr/bin/env node
/** `npx riskcurve`: brings dist/cli.mjs up to date where esbuild is installed, then runs it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const root = path.resolve(import.meta.dirname, '../..');
const program = path.join(root, 'dist/cli.mjs');

try {
  const { bundle } = await import(pathToFileURL(path.join(root, 'scripts/bundle.mjs')).href);
  await bundle();
} catch (error) {
  if (!existsSync(program)) {
    process.stderr.write(
      `riskcurve: the program is not built (${error.message.split('\n')[0]}); run npm run build first\n`,
    );
    process.exit(1);
  }
}

process.argv[1] = program;
await import(pathToFileURL(program).href);

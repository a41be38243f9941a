/** `npm run build`: the web application (.next) and the three programs (dist/cli.mjs, dist/trainer.mjs, dist/reproducer.mjs); only what is older than its sources. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, fail, newestChange, requireNode, root, runNode, step } from './support.mjs';

const stampFile = path.join(root, '.next', 'riskcurve-build');
const sources = [
  ...['app', 'lib', 'models', 'db', 'public'],
  ...['proxy.ts', 'instrumentation.ts', 'instrumentation.node.ts'],
  ...['next.config.mjs', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json'],
];

/** Builds what is out of date; a second call takes a moment. */
export async function build() {
  const { bundle } = await import('./bundle.mjs');
  await bundle();
  const newest = String(newestChange(sources));
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === newest) return;
  const result = await step('Building the application', 60, () =>
    runNode('node_modules/next/dist/bin/next', ['build'], {
      env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    }),
  );
  if (result.status !== 0) {
    process.stderr.write(result.output);
    fail('the build did not succeed; the lines above say why');
  }
  writeFileSync(stampFile, String(newestChange(sources)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  requireNode();
  await ensureInstalled();
  await build();
}

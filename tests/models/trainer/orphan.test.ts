/** A trainer whose host is killed while it is deep in work that lets no message through. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { killHard, until } from '../../support/processes';

const root = path.resolve(import.meta.dirname, '../../..');

const isRunning = (pid: number) => {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
};

it.runIf(process.platform === 'linux')('ends although its main thread is busy for ever', async () => {
  const file = path.join(root, 'node_modules/.cache/riskcurve', `orphan-${process.pid}.mjs`);
  const hostFile = file.replace('orphan-', 'orphan-host-');
  const source = `import { endWithParent } from './models/trainer/parent-watch';
    endWithParent();
    process.on('disconnect', () => process.exit(0));
    process.send('busy', () => { for (;;); });`;
  await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    ...{ outfile: file, bundle: true, platform: 'node', format: 'esm', packages: 'external' },
  });
  writeFileSync(
    hostFile,
    `import { spawn } from 'node:child_process';
    const child = spawn(process.execPath, [${JSON.stringify(file)}], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    child.on('message', () => console.log(child.pid));`,
  );
  const host = spawn(process.execPath, [hostFile], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(host.stdout, 'data')) as [Buffer];
  const orphan = Number(line.toString());
  expect(isRunning(orphan)).toBe(true);
  await killHard(host);
  await until(() => !isRunning(orphan), 'the end of the orphan');
  [file, hostFile].forEach((made) => rmSync(made));
});

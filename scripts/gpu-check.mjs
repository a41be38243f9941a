/**
 * `npm run gpu:check`: holds the tensor engine on this machine's GPU against plain float64 loops and against the fused engine, times both,
 * and writes tests/reference/gpu/<device>.json. Status 1 where no GPU works or a check fails. Flags: tests/support/gpu/check.ts.
 */
import { bundleFused } from './bundle-fused.mjs';
import { requireNode, root } from './support.mjs';
import { spawn } from 'node:child_process';

requireNode();
await bundleFused();
const program = ['--import', 'tsx', 'tests/support/gpu/check.ts', ...process.argv.slice(2)];
const child = spawn(process.execPath, program, { cwd: root, stdio: 'inherit' });
child.once('exit', (code) => (process.exitCode = code ?? 1));

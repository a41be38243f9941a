/**
 * `npm run gpu:check`: parity, tensors left behind and times of the tensor engine on this machine's GPU, written to
 * tests/reference/gpu/<device>.json. Flags: --allow-software (a GPU that is a program passes; for the tests), --no-benchmark, --out FILE.
 */
import { execFileSync, fork } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gpuRecord, type BackendAnswer, type BackendRecord, type GpuRecord } from './record';

const root = path.resolve(import.meta.dirname, '../../..');
/** Two backends one after the other stay below eight minutes. */
const minutesPerBackend = 3.8;

const packages = [
  'riskcurve',
  '@tensorflow/tfjs',
  '@tensorflow/tfjs-node-gpu',
  '@tensorflow/tfjs-backend-webgpu',
  'webgpu',
];

const { values: flags } = parseArgs({
  options: {
    'allow-software': { type: 'boolean', default: false },
    'no-benchmark': { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
process.exitCode = await check();

async function check(): Promise<number> {
  const backends: BackendRecord[] = [];
  const missing: { backend: string; reason: string }[] = [];
  for (const backend of ['node-gpu', 'webgpu'] as const) {
    const answer = await ask(backend);
    if ('record' in answer) backends.push(answer.record);
    else missing.push({ backend, reason: answer.reason });
  }
  if (backends.length === 0) {
    const reasons = missing.map(({ backend, reason }) => `${backend}: ${reason}`).join('; ');
    console.log(`no GPU works on this machine, so there is nothing to check (${reasons})`);
    return 1;
  }
  const record = gpuRecord.parse({ ...describeMachine(backends), backends, missing, passed: isSound(backends) });
  const file = flags.out ?? path.join(root, 'tests/reference/gpu', `${fileNameOf(record.device)}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
  console.log(
    `${record.passed ? 'passed' : 'FAILED'} on ${record.device}: ${backends.map(tell).join('; ')}. Record: ${file}`,
  );
  return record.passed ? 0 : 1;
}

function isSound(backends: readonly BackendRecord[]): boolean {
  return backends.every(({ passed }) => passed);
}

function tell({ backend, parity, leftovers, timings, timingsCutShort }: BackendRecord): string {
  const failed = parity.filter(({ passed }) => !passed).map(({ name }) => name);
  const left = leftovers.filter(({ tensors, buffers }) => tensors !== 0 || buffers !== 0).length;
  const parts = [
    `${parity.length - failed.length} of ${parity.length} parity cases hold${failed.length > 0 ? ` (not: ${failed.join(', ')})` : ''}`,
    `${left} of ${leftovers.length} endings leave tensors`,
    `${timings.length} timings${timingsCutShort === null ? '' : ` (${timingsCutShort})`}`,
  ];
  return `${backend}: ${parts.join(', ')}`;
}

function ask(backend: string): Promise<BackendAnswer> {
  const given = [
    ...(flags['allow-software'] ? ['--allow-software'] : []),
    ...(flags['no-benchmark'] ? ['--no-benchmark'] : []),
  ];
  const child = fork(path.join(import.meta.dirname, 'check-backend.ts'), [backend, ...given], {
    execArgv: ['--import', 'tsx'],
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    timeout: minutesPerBackend * 60_000,
  });
  return new Promise((resolve) => {
    let latest: BackendAnswer | null = null;
    child.on('message', (answer) => (latest = answer as BackendAnswer));
    child.once('exit', (code, signal) => {
      if (code === 0 || child.killed)
        resolve(latest ?? { reason: `its check was not done after ${minutesPerBackend} minutes` });
      else resolve(withFailure(latest, `its process ended with ${signal ?? `status ${code}`}`));
    });
  });
}

/** What was measured before the process failed is kept, but it does not pass. */
function withFailure(latest: BackendAnswer | null, reason: string): BackendAnswer {
  if (latest === null || 'reason' in latest) return latest ?? { reason };
  return { record: { ...latest.record, timingsCutShort: reason, passed: false } };
}

function describeMachine(backends: readonly BackendRecord[]): Omit<GpuRecord, 'backends' | 'missing' | 'passed'> {
  const [card, driver] = askNvidia();
  return {
    date: new Date().toISOString(),
    device: card ?? backends[0]!.device,
    driver: driver ?? backends[0]!.device,
    software: backends.some(({ software }) => software),
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    processor: `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`,
    packages: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
  };
}

function versionOf(name: string): string {
  const folder = name === 'riskcurve' ? root : path.join(root, 'node_modules', name);
  try {
    return (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string }).version;
  } catch {
    return 'not installed';
  }
}

function askNvidia(): string[] {
  try {
    const query = ['--query-gpu=name,driver_version', '--format=csv,noheader'];
    const said = execFileSync('nvidia-smi', query, {
      encoding: 'utf8',
      timeout: 10_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return said
      .split('\n')[0]!
      .split(',')
      .map((part) => part.trim());
  } catch {
    return [];
  }
}

function fileNameOf(device: string): string {
  return device
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

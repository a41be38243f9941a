/** WebGPU for correctness, in processes of its own, on a driver that computes on the processor; and what `npm run gpu:check` says. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleFused } from '../../../scripts/bundle-fused.mjs';
import { gpuRecord, type BackendRecord, type GpuRecord } from '../../support/gpu/record';
import { softwareDriver } from '../../support/gpu/software-driver';
import { parityCases, stoppingCases } from '../../support/parity/cases';

const root = path.resolve(import.meta.dirname, '../../..');
const driver = softwareDriver();

interface Ended {
  readonly status: number;
  readonly stdout: string;
}

function gpuCheck(env: NodeJS.ProcessEnv, flags: string[]): Promise<Ended> {
  const program = path.join(root, 'scripts/gpu-check.mjs');
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...flags], { env, cwd: root }, (error, stdout) =>
      resolve({ status: error ? Number(error.code) : 0, stdout }),
    );
  });
}

beforeAll(() => bundleFused());

describe.skipIf(driver === null)('the tensor engine on WebGPU, a software GPU', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'riskcurve-gpu-'));
  let ended: Ended;
  let record: GpuRecord;
  let webgpu: BackendRecord;
  beforeAll(async () => {
    const file = path.join(folder, 'record.json');
    ended = await gpuCheck(driver!, ['--allow-software', '--no-benchmark', '--out', file]);
    record = gpuRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
    webgpu = record.backends.find(({ backend }) => backend === 'webgpu')!;
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('trains as plain loops and the fused engine do: every loss, head and optimizer, dropout and early stopping', () => {
    expect(webgpu.parity.filter(({ passed }) => !passed)).toEqual([]);
    const names = webgpu.parity.map(({ name }) => name);
    expect(names.slice(0, parityCases.length)).toEqual(parityCases.map(([name]) => name));
    expect(names.filter((name) => name.includes('lbfgs')).length).toBe(3);
    const stopped = webgpu.parity.filter(({ name }) => name.startsWith('early stopping: '));
    expect(stopped.map(({ sameEpochs }) => sameEpochs)).toEqual(stoppingCases.map(() => true));
    // a perfect zero would be the processor compared with itself
    expect(webgpu.parity.filter(({ toPlain, toFused }) => toPlain === 0 || toFused === 0)).toEqual([]);
  });

  it('gives the same bytes twice, and a member the bytes it gets in any company', () => {
    expect(webgpu).toMatchObject({ sameBytesTwice: true, sameBytesInAnyCompany: true });
  });

  it('leaves no tensor behind, however it ends', () => {
    expect(webgpu.leftovers.filter(({ tensors, buffers }) => tensors !== 0 || buffers !== 0)).toEqual([]);
    expect(webgpu.leftovers.filter(({ outcome }) => outcome === 'the device fails').length).toBe(16);
    expect(webgpu.leftovers.filter(({ outcome }) => outcome === 'the run was cancelled').length).toBe(4);
  });

  it('runs as many programs on the device for six members as for two, and none aside on the processor', () => {
    expect(webgpu.kernelsOfSix).toBe(webgpu.kernelsOfTwo);
    expect(webgpu.programsOfSix).toBe(webgpu.programsOfTwo);
    expect(webgpu.programsOfTwo).toBeGreaterThan(0.9 * webgpu.kernelsOfTwo);
  });

  it('turns a command that the device refuses into an error', () => {
    expect(webgpu.refusalIsHeard).toBe(true);
  });

  it('is recorded with its device, versions and a mark that it is software', () => {
    expect(ended.status).toBe(0);
    expect(ended.stdout).toMatch(/^passed on /);
    expect(record).toMatchObject({ software: true, passed: true, node: process.versions.node });
    expect(webgpu.device).toContain('SwiftShader');
    expect(Object.values(record.packages)).not.toContain('not installed');
    expect(Date.now() - Date.parse(record.date)).toBeLessThan(600_000);
  });

  it('is refused where nobody allows a program to pass for a GPU: gpu:check says so and writes nothing', async () => {
    const file = path.join(folder, 'none.json');
    const refused = await gpuCheck(driver!, ['--out', file]);
    if (existsSync('/proc/driver/nvidia/version')) return expect(refused.stdout).not.toContain('SwiftShader');
    expect(refused.status).toBe(1);
    expect(refused.stdout).toMatch(/^no GPU works on this machine, so there is nothing to check \(.*\)\n$/);
    expect(refused.stdout).toContain('webgpu: the only WebGPU adapter is a program on the processor (SwiftShader');
    expect(existsSync(file)).toBe(false);
  });
});

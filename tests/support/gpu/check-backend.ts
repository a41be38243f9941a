/**
 * Checks one GPU backend in a process of its own, for a backend may keep its process alive or end it: `check-backend.ts BACKEND
 * [--allow-software] [--no-benchmark]`. Answers over IPC with `BackendAnswer`s, the last of which holds.
 */
import { loadBackend } from '@/models/engines/tensor/backends';
import type { LoadedBackend } from '@/models/engines/tensor/backend';
import { TensorEngine } from '@/models/engines/tensor/tensor-engine';
import type { TrainRequest } from '@/models/engines/types';
import { isDeepStrictEqual } from 'node:util';
import { freshKernel } from '../../models/engines/fused/kernel';
import { measureParity, requestFor } from '../parity/measure';
import { countKernels, countLeftovers } from '../parity/tensor-care';
import { measureTimings } from './benchmark';
import type { BackendAnswer, BackendRecord, TimingRecord } from './record';

type Measured = Omit<BackendRecord, 'timings' | 'timingsCutShort' | 'passed'>;

interface WebGpuParts {
  runWebGPUProgram: (...given: unknown[]) => unknown;
  readonly device: { createBuffer(descriptor: { size: number; usage: number }): unknown };
}

const [name, ...flags] = process.argv.slice(2) as ['node-gpu' | 'webgpu', ...string[]];
await check();
process.disconnect();
process.exit(0);

async function check(): Promise<void> {
  const allowSoftwareAdapter = flags.includes('--allow-software');
  const { loaded, tried } = await loadBackend({ order: [name], allowSoftwareAdapter });
  if (!loaded) return tell({ reason: tried[0]!.reason });
  const engine = new TensorEngine(loaded);
  const measured = await measure(engine, loaded);
  const timings: TimingRecord[] = [];
  const tellWith = (timingsCutShort: string | null): Promise<void> =>
    tell({ record: { ...measured, passed: isSound(measured), timings, timingsCutShort } });
  if (flags.includes('--no-benchmark')) return tellWith(null);
  await tellWith('time ran out'); // whatever becomes of the benchmark, this is known
  const course = measureTimings(engine);
  for (;;) {
    const step = await course.next();
    if (step.done) return tellWith(step.value ? null : 'time ran out');
    timings.push(step.value);
    await tellWith('time ran out');
  }
}

function tell(answer: BackendAnswer): Promise<void> {
  return new Promise((resolve, reject) =>
    process.send!(answer, undefined, undefined, (error) => (error ? reject(error) : resolve())),
  );
}

async function measure(engine: TensorEngine, loaded: LoadedBackend): Promise<Measured> {
  const { tf, device } = loaded;
  const [two, six] = [await count([0, 4]), await count([0, 1, 2, 3, 4, 5])];
  return {
    backend: name,
    device,
    software: loaded.isSoftware,
    parity: await measureParity(engine, freshKernel),
    leftovers: await countLeftovers(engine, tf),
    ...(await compareBytes(engine)),
    kernelsOfTwo: two.kernels,
    kernelsOfSix: six.kernels,
    programsOfTwo: two.programs,
    programsOfSix: six.programs,
    refusalIsHeard: name === 'webgpu' ? await hearsRefusal(engine, tf.backend() as unknown as WebGpuParts) : null,
  };

  async function count(members: number[]): Promise<{ kernels: number; programs: number | null }> {
    const request = requestFor({ optimizer: 'lalr' }, members);
    const work = (): Promise<unknown> => engine.train(request);
    if (name !== 'webgpu') return { kernels: await countKernels(tf, work), programs: null };
    const parts = tf.backend() as unknown as WebGpuParts;
    let programs = 0;
    const original = parts.runWebGPUProgram;
    parts.runWebGPUProgram = function (this: WebGpuParts, ...given) {
      programs += 1;
      return original.apply(this, given);
    };
    const kernels = await countKernels(tf, work);
    parts.runWebGPUProgram = original;
    return { kernels, programs };
  }
}

/** Wide enough for products of several tiles. */
function wide(members: number[]): TrainRequest {
  return requestFor({ hiddenUnits: [100, 70], epochs: 1 }, members);
}

async function compareBytes(
  engine: TensorEngine,
): Promise<Pick<BackendRecord, 'sameBytesTwice' | 'sameBytesInAnyCompany'>> {
  const together = await engine.train(wide([0, 1, 2, 3, 4, 5]));
  const again = await engine.train(wide([0, 1, 2, 3, 4, 5]));
  const reversed = await engine.train(wide([5, 2]));
  const [alone] = await engine.train(wide([2]));
  return {
    sameBytesTwice: isDeepStrictEqual(again, together),
    sameBytesInAnyCompany: isDeepStrictEqual([alone, ...reversed], [together[2], together[5], together[2]]),
  };
}

/** Asks the device for more memory than it has, as a network too large would, in the middle of a training. */
async function hearsRefusal(engine: TensorEngine, { device }: WebGpuParts): Promise<boolean> {
  const tooLarge = 2 ** 50;
  const onEpoch = (): unknown => device.createBuffer({ size: tooLarge, usage: 128 });
  const said = await engine.train({ ...requestFor({}), onEpoch }).catch((error: Error) => error.message);
  const after = await engine.train(requestFor({}));
  return (
    typeof said === 'string' && said.includes(' failed: ') && said.includes(String(tooLarge)) && after.length === 2
  );
}

function isSound(record: Measured): boolean {
  const { parity, leftovers, sameBytesTwice, kernelsOfTwo, kernelsOfSix, programsOfTwo, programsOfSix } = record;
  return (
    parity.every(({ passed }) => passed) &&
    leftovers.every(({ tensors, buffers }) => tensors === 0 && buffers === 0) &&
    sameBytesTwice &&
    kernelsOfTwo === kernelsOfSix &&
    programsOfTwo === programsOfSix &&
    record.refusalIsHeard !== false
  );
}

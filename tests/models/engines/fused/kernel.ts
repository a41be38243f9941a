/** The built kernel for tests, brought up to date once for each file of tests. */
import { startKernel, type Kernel } from '@/models/engines/fused/kernel';
import { loadFusedProgram } from '@/models/engines/fused/program';
import { bundleFused } from '../../../../scripts/bundle-fused.mjs';

/** A fresh kernel with some memory behind its start. */
export async function freshKernel(): Promise<Kernel> {
  await bundleFused();
  const kernel = await startKernel(loadFusedProgram().kernel);
  kernel.memory.grow(16);
  return kernel;
}

/** Numbers in the kernel's memory, `offset` bytes behind its start. */
export function numbersAt(kernel: Kernel, offset: number, count: number): Float32Array {
  return new Float32Array(kernel.memory.buffer, kernel.memoryStart() + offset, count);
}

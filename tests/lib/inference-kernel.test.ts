import { expect, it } from 'vitest';
import { getInferenceKernel } from '@/lib/inference-kernel';
import { bundleInference } from '../../scripts/bundle-inference.mjs';

it('finds the kernel that the build made, and compiles it once', async () => {
  await bundleInference();
  const kernel = await getInferenceKernel();
  expect(WebAssembly.Module.exports(kernel!).map(({ name }) => name)).toContain('sumPatients');
  expect(await getInferenceKernel()).toBe(kernel);
});

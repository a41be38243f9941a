/** A look for signs of a GPU that costs nothing: before any library is loaded. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Why WebGPU cannot work here, or null where it may. Dawn writes its own warnings where there is nothing to find. */
export function noAdapterReason(): string | null {
  if (process.platform !== 'linux' || process.env.VK_ICD_FILENAMES || process.env.VK_DRIVER_FILES) return null;
  return ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'].some((file) => existsSync(file))
    ? null
    : 'this machine shows no graphics device (none of /dev/dri, /dev/nvidiactl, /dev/dxg)';
}

/** Why a package of TensorFlow's C library cannot work here, or null where it may: it is not installed, or its library was never fetched. */
export function noLibraryReason(packageName: string): string | null {
  let folder: string;
  try {
    folder = path.dirname(createRequire(import.meta.url).resolve(`${packageName}/package.json`));
  } catch {
    return `${packageName} is not installed`;
  }
  const needsGpu = packageName.endsWith('-gpu');
  if (!existsSync(path.join(folder, 'lib'))) {
    return needsGpu
      ? `${packageName} has no library yet; on a machine with an NVIDIA driver run npm run gpu:enable`
      : `${packageName} has no library; install it with its scripts allowed`;
  }
  const hasDriver = process.platform !== 'linux' || ['/dev/nvidiactl', '/dev/dxg'].some((file) => existsSync(file));
  return needsGpu && !hasDriver ? 'this machine shows no NVIDIA device (neither /dev/nvidiactl nor /dev/dxg)' : null;
}

/** The Vulkan driver without a GPU that comes with Debian's Chromium (SwiftShader): correct, and slow. */
import { existsSync } from 'node:fs';
import path from 'node:path';

const folders = [
  ...(process.env.RISKCURVE_CHROMIUM ? [path.dirname(process.env.RISKCURVE_CHROMIUM)] : []),
  ...['/usr/lib/chromium', '/usr/lib/chromium-browser', '/opt/google/chrome'],
];

/** Environment in which a process finds that driver and no other, or null where there is none; Vulkan's loader lies beside it. */
export function softwareDriver(): NodeJS.ProcessEnv | null {
  const folder = folders.find((place) =>
    ['vk_swiftshader_icd.json', 'libvulkan.so.1'].every((file) => existsSync(path.join(place, file))),
  );
  if (folder === undefined) return null;
  const driver = path.join(folder, 'vk_swiftshader_icd.json');
  return { ...process.env, LD_LIBRARY_PATH: folder, VK_ICD_FILENAMES: driver, VK_DRIVER_FILES: driver };
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The sha256 of a file in hexadecimal; `null` where it cannot be read as a file. */
export async function sha256OfFile(file: string): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Uint8Array>) hash.update(piece);
  } catch {
    return null;
  }
  return hash.digest('hex');
}

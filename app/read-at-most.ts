import { RiskcurveError } from '@/lib/errors';

/** The bytes of a body; stops where it grows beyond `limit`, whatever length it claims. Throws `too-large` with the sentence. */
export async function readAtMost(request: Request, limit: number, sentence: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > limit) throw new RiskcurveError('too-large', sentence);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

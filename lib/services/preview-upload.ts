import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { Application } from '../application';
import { limits } from '../cohort/limits';
import { tooLarge } from '../cohort/source';
import { previewCohort, type CohortPreview } from './preview-cohort';
import { tidyUploads, uploadFile } from './upload-folder';

/**
 * Writes an upload to the data folder piece by piece, reads it and says what was inferred. The file stays there for `importUpload`;
 * one that is refused is removed at once. Throws `too-large` as soon as the limit is passed, and what `previewCohort` throws.
 */
export async function previewUpload(
  app: Application,
  options: { stream: AsyncIterable<Uint8Array>; fileName: string },
): Promise<{ uploadId: string; preview: CohortPreview }> {
  await tidyUploads(app);
  const uploadId = randomUUID();
  const file = uploadFile(app, uploadId);
  try {
    await writePieces(file, options.stream);
    return { uploadId, preview: await previewCohort(app, { source: file, fileName: options.fileName }) };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}

async function writePieces(file: string, stream: AsyncIterable<Uint8Array>): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    let bytes = 0;
    for await (const piece of stream) {
      bytes += piece.length;
      if (bytes > limits.maxBytes) throw tooLarge(null);
      await handle.write(piece);
    }
  } finally {
    await handle.close();
  }
}

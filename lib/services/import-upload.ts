import { access, rm } from 'node:fs/promises';
import type { Application } from '../application';
import { importCohort, type ImportCohortOptions, type ImportedCohort } from './import-cohort';
import { uploadFile, uploadGone } from './upload-folder';

/**
 * Imports a file that was uploaded before, and removes it. A refusal leaves it where it is, so that the form can be mended.
 * Throws `not-found` where it is gone, and what `importCohort` throws.
 */
export async function importUpload(
  app: Application,
  options: Omit<ImportCohortOptions, 'source'> & { uploadId: string },
): Promise<ImportedCohort> {
  const { uploadId, ...rest } = options;
  const source = uploadFile(app, uploadId);
  await access(source).catch(() => {
    throw uploadGone();
  });
  const imported = await importCohort(app, { ...rest, source });
  await rm(source, { force: true });
  return imported;
}

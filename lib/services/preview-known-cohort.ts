import { createReadStream } from 'node:fs';
import type { Application } from '../application';
import { getKnownCohort } from '../cohort/catalogue';
import { getPresentFile } from '../cohort/present-cohorts';
import { previewUpload } from './preview-upload';

/** Takes a known cohort's file from the data folder as an upload. Throws `not-found` for an unknown one, or where it is not there. */
export async function previewKnownCohort(app: Application, options: { key: string }): ReturnType<typeof previewUpload> {
  const known = getKnownCohort(options.key);
  const stream = createReadStream(await getPresentFile(known, app.environment.dataFolder)) as AsyncIterable<Uint8Array>;
  return previewUpload(app, { stream, fileName: known.fileName });
}

import { access } from 'node:fs/promises';
import type { Outcome } from '@/models/features';
import type { Application } from '../application';
import { knownCorrections, matchKnownCohort } from '../cohort/catalogue';
import { mergeCorrections, noCorrections, parseCorrections } from '../cohort/corrections';
import { inferSchema } from '../cohort/infer-schema';
import { positiveRows } from '../cohort/outcome';
import { pictureColumn, type ColumnPicture } from '../cohort/picture-column';
import { judgePolarity, type PolarityJudgement } from '../cohort/polarity/judge-polarity';
import { readRecentTable } from '../cohort/recent-tables';
import { uploadFile, uploadGone } from './upload-folder';

/** What the import page shows of the columns and the outcome while it is filled in. */
export interface UploadProfile {
  /** Of every column that is not left out, but the outcome. */
  readonly columns: readonly ColumnPicture[];
  /** `null` before an outcome is chosen that splits the patients. */
  readonly nEvents: number | null;
  readonly polarity: PolarityJudgement | null;
}

/**
 * Looks at every column of an uploaded file along the outcome. Throws `not-found` where the file is gone, and `bad-input` for
 * corrections that cannot be.
 */
export async function profileUpload(
  app: Application,
  options: { uploadId: string; outcome: Pick<Outcome, 'name' | 'positiveValues'>; corrections?: unknown },
): Promise<UploadProfile> {
  const { outcome } = options;
  const file = uploadFile(app, options.uploadId);
  await access(file).catch(() => {
    throw uploadGone();
  });
  const corrections = parseCorrections(options.corrections ?? noCorrections);
  const raw = await readRecentTable(file);
  const known = matchKnownCohort(
    raw.columns.map(({ name }) => name),
    raw.sha256,
  );
  const schema = inferSchema(raw, mergeCorrections(knownCorrections(known), corrections), outcome.name);
  const labels = positiveRows(raw, outcome);
  const columns = schema.flatMap((column, index) =>
    column.kind === 'leftOut' || column.name === outcome.name
      ? []
      : [pictureColumn(raw.columns[index]!, column, labels)],
  );
  return {
    columns,
    nEvents: labels === null ? null : labels.reduce((sum, label) => sum + label, 0),
    polarity: labels === null ? null : judgePolarity(raw, outcome, labels),
  };
}

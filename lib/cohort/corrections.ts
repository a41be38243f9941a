/** What an analyst, a schema file or the catalogue says of the columns, over what was inferred. */
import { z } from 'zod';
import { RiskcurveError } from '@/lib/errors';

export const columnCorrectionSchema = z.strictObject({
  kind: z.enum(['numeric', 'categorical', 'leftOut']).optional(),
  /** Why; shown where the column is left out. */
  reason: z.string().trim().min(1).max(300).optional(),
  label: z.string().trim().min(1).max(100).optional(),
  unit: z.string().trim().max(40).nullable().optional(),
  validRange: z.tuple([z.number(), z.number()]).nullable().optional(),
  modifiable: z.boolean().optional(),
  zeroMeansMissing: z.boolean().optional(),
  /** Values that stand for "not measured" in this column, besides the usual marks. */
  missingValues: z.array(z.string()).optional(),
  /** Words for levels as they stand in the file. */
  levelLabels: z.record(z.string(), z.string().trim().min(1)).optional(),
});

export type ColumnCorrection = z.infer<typeof columnCorrectionSchema>;

export const correctionsSchema = z.strictObject({
  columns: z.record(z.string(), columnCorrectionSchema).default({}),
});

export type Corrections = z.infer<typeof correctionsSchema>;

export const noCorrections: Corrections = { columns: {} };

/**
 * Checks corrections that came from outside (a form, a schema file).
 *
 * @throws RiskcurveError naming the column and the setting that is wrong
 */
export function parseCorrections(value: unknown): Corrections {
  const parsed = correctionsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const place = issue.path.map(String).join(' > ') || 'top level';
  throw new RiskcurveError('bad-input', `schema, ${place}: ${complaintOf(issue)}`);
}

function complaintOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'unrecognized_keys') return issue.message;
  const allowed = issue.path.length === 0 ? correctionsSchema : columnCorrectionSchema;
  const known = Object.keys(allowed.shape).join(', ');
  return `there is no setting "${issue.keys[0]}"; the settings here are ${known}`;
}

/** Column by column, the later corrections win setting by setting. */
export function mergeCorrections(...all: readonly Corrections[]): Corrections {
  const columns: Record<string, ColumnCorrection> = {};
  for (const corrections of all) {
    for (const [name, correction] of Object.entries(corrections.columns)) {
      columns[name] = { ...columns[name], ...correction };
    }
  }
  return { columns };
}

/** @throws RiskcurveError for a correction of a column that the file does not have */
export function checkCorrectedColumns(corrections: Corrections, names: readonly string[]): void {
  const unknown = Object.keys(corrections.columns).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new RiskcurveError(
    'bad-input',
    `there is no column "${unknown}" to correct; the columns are ${names.join(', ')}`,
  );
}

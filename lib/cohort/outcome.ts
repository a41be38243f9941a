/** Which patients are positive. */
import { z } from 'zod';
import { RiskcurveError } from '@/lib/errors';
import type { Outcome } from '@/models/features';
import { limits } from './limits';
import { sortLevels } from './infer-column';
import { isMissingMark } from './missing-marks';
import { canonicalText } from './numbers';
import type { RawColumn, RawTable } from './raw-table';

const words = (what: string) => z.string({ error: what }).trim().min(1, what).max(200);

export const outcomeSchema = z.object({
  name: words('say which column is the outcome'),
  positiveValues: z
    .array(z.string().trim().min(1), { error: 'say which value of the outcome is positive' })
    .min(1, 'say which value of the outcome is positive'),
  positiveMeans: words('say in words what positive means, such as "have diabetes within 5 years"'),
  negativeMeans: z.string().trim().max(200).optional(),
});

export type OutcomeInput = z.input<typeof outcomeSchema>;

/** Checks the outcome words. @throws RiskcurveError with the one that is missing */
export function parseOutcome(value: unknown): Outcome {
  const parsed = outcomeSchema.safeParse(value);
  if (!parsed.success) throw new RiskcurveError('bad-input', `outcome: ${parsed.error.issues[0]!.message}`);
  const { name, positiveValues, positiveMeans, negativeMeans } = parsed.data;
  return {
    name,
    positiveValues: [...new Set(positiveValues.map(canonicalText))],
    positiveMeans,
    negativeMeans: negativeMeans === undefined || negativeMeans === '' ? negate(positiveMeans) : negativeMeans,
  };
}

/** The opposite in words where nobody stated it: "have diabetes" becomes "do not have diabetes". */
export function negate(positiveMeans: string): string {
  const auxiliary = /^(are|were|will|can|had|did)\b/i.exec(positiveMeans);
  if (auxiliary !== null) return `${auxiliary[0]} not${positiveMeans.slice(auxiliary[0].length)}`;
  if (/^\w+ed\b/.test(positiveMeans)) return `are not among those who ${positiveMeans}`;
  return `do not ${positiveMeans}`;
}

/**
 * Labels by the outcome column: 1 where the cell's text is a positive value, as text or as an equal number.
 *
 * @throws RiskcurveError for an unknown column or value, a missing outcome (with its line), a single class or too few
 */
export function readLabels(raw: RawTable, outcome: Outcome): Uint8Array {
  const column = raw.columns.find(({ name }) => name === outcome.name);
  if (column === undefined) {
    const names = raw.columns.map(({ name }) => name).join(', ');
    throw new RiskcurveError('bad-input', `there is no outcome column "${outcome.name}"; the columns are ${names}`);
  }
  const positive = new Set(outcome.positiveValues.map(canonicalText));
  refuseUnknownValues(column, positive);
  const stands = column.texts.map((text) => (positive.has(canonicalText(text)) ? 1 : isMissingMark(text) ? 2 : 0));
  const labels = Uint8Array.from(column.codes, (code) => stands[code]!);
  const missing = labels.indexOf(2);
  if (missing !== -1) {
    throw new RiskcurveError(
      'bad-input',
      `line ${raw.lines[missing]}, column ${column.name}: the outcome is missing; fill it in or remove that row`,
    );
  }
  refuseTooFew(labels, outcome);
  return labels;
}

/** Labels without complaints: 1 for a positive value, 0 for all else; `null` where there is no such column or one class only. */
export function positiveRows(raw: RawTable, outcome: Pick<Outcome, 'name' | 'positiveValues'>): Uint8Array | null {
  const column = raw.columns.find(({ name }) => name === outcome.name);
  if (column === undefined) return null;
  const positive = new Set(outcome.positiveValues.map(canonicalText));
  const stands = column.texts.map((text) => Number(positive.has(canonicalText(text))));
  const labels = Uint8Array.from(column.codes, (code) => stands[code]!);
  return labels.includes(1) && labels.includes(0) ? labels : null;
}

function refuseUnknownValues(column: RawColumn, positive: ReadonlySet<string>): void {
  const present = sortLevels([...new Set(column.texts.filter((text) => !isMissingMark(text)).map(canonicalText))]);
  if (present.length === 1) {
    throw new RiskcurveError(
      'bad-input',
      `every patient has the same outcome, "${present[0]}" in column ${column.name}; a cohort needs both outcomes, check the column and the file`,
    );
  }
  const unknown = [...positive].find((value) => !present.includes(value));
  if (unknown === undefined) return;
  const shown = present.slice(0, 10).map((value) => `"${value}"`);
  const more = present.length > 10 ? ` and ${present.length - 10} more` : '';
  throw new RiskcurveError(
    'bad-input',
    `no patient has the positive value "${unknown}" in column ${column.name}; its values are ${shown.join(', ')}${more}`,
  );
}

function refuseTooFew(labels: Uint8Array, outcome: Outcome): void {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  for (const [count, side] of [[positives, 'positive'] as const, [labels.length - positives, 'negative'] as const]) {
    if (count === 0) {
      throw new RiskcurveError(
        'bad-input',
        `no patient is ${side} in column ${outcome.name}; a cohort needs both outcomes, check the positive values`,
      );
    }
    if (count < limits.minPerClass) {
      throw new RiskcurveError(
        'bad-input',
        `only ${count} of ${labels.length} patients are ${side} in column ${outcome.name}; at least ${limits.minPerClass} are needed (two for each of five folds)`,
      );
    }
  }
}

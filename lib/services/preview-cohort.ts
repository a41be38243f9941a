import type { Outcome } from '@/models/features';
import type { Application } from '../application';
import { knownCorrections, knownNotices, matchKnownCohort, type KnownMatch } from '../cohort/catalogue';
import { mergeCorrections, noCorrections, parseCorrections } from '../cohort/corrections';
import { faultOf } from '../cohort/encode-column';
import { featureOf } from '../cohort/feature-of';
import { inferSchema } from '../cohort/infer-schema';
import type { InferredColumn } from '../cohort/inferred-column';
import { outcomeCandidates, type OutcomeCandidate } from '../cohort/outcome-candidates';
import { judgePolarity } from '../cohort/polarity/judge-polarity';
import type { RawTable } from '../cohort/raw-table';
import { readRecentTable } from '../cohort/recent-tables';
import { findRepeats } from '../cohort/repeated-rows';
import type { CohortSource } from '../cohort/source';

export interface PreviewedColumn extends InferredColumn {
  /** Why the column cannot be imported as it stands, with line and mend; `null` where it can. */
  readonly problem: string | null;
}

/** What the import page shows before anything is stored. */
export interface CohortPreview {
  readonly fileName: string;
  readonly nPatients: number;
  readonly delimiter: ',' | ';' | '\t';
  readonly sha256: string;
  /** The catalogue's cohort that this is; `exact` where the very bytes are known. */
  readonly known: { readonly key: string; readonly title: string; readonly exact: boolean } | null;
  readonly suggestedName: string;
  /** The catalogue's outcome for a known file; `null` otherwise: nobody but the analyst can say it. */
  readonly outcome: Outcome | null;
  /** Columns that can be an outcome, with their values and how often each occurs. */
  readonly outcomeCandidates: readonly OutcomeCandidate[];
  readonly columns: readonly PreviewedColumn[];
  readonly notices: readonly string[];
}

/**
 * Reads a CSV and says what was inferred; stores nothing.
 *
 * @throws RiskcurveError for a file that is no proper table
 */
export async function previewCohort(
  _app: Application,
  options: { source: CohortSource; fileName: string; corrections?: unknown },
): Promise<CohortPreview> {
  const corrections = parseCorrections(options.corrections ?? noCorrections);
  const raw = await readRecentTable(options.source);
  const header = raw.columns.map((column) => column.name);
  const known = matchKnownCohort(header, raw.sha256);
  const outcome = known === null ? null : proposedOutcome(raw, known);
  const schema = inferSchema(raw, mergeCorrections(knownCorrections(known), corrections), outcome?.name ?? null);
  return {
    fileName: options.fileName,
    nPatients: raw.nRows,
    delimiter: raw.delimiter,
    sha256: raw.sha256,
    known: known === null ? null : { key: known.cohort.key, title: known.cohort.title, exact: known.exact },
    suggestedName: known?.cohort.title ?? options.fileName.replace(/\.[^.]*$/, ''),
    outcome,
    outcomeCandidates: outcomeCandidates(raw),
    columns: schema.map((column, index) => ({
      ...column,
      problem:
        column.kind === 'leftOut' || column.name === outcome?.name
          ? null
          : faultOf(raw, index, featureOf(column), column.missingValues),
    })),
    notices: [...knownNotices(known), ...findRepeats(raw, schema), ...decimalCommaNotices(raw)],
  };
}

/** The catalogue's outcome; in a copy of other bytes its values may be the other way round, and then they are taken so. */
function proposedOutcome(raw: RawTable, known: KnownMatch): Outcome {
  const { outcome } = known.cohort;
  const judged = known.exact ? null : judgePolarity(raw, outcome);
  return judged?.side === 'negative' ? { ...outcome, positiveValues: judged.otherValues } : outcome;
}

function decimalCommaNotices({ decimalCommas }: RawTable): string[] {
  if (decimalCommas.length === 0) return [];
  const shown = decimalCommas.slice(0, 5).join(', ') + (decimalCommas.length > 5 ? ' and others' : '');
  return [`commas were read as decimal points in ${shown}: 33,6 is 33.6`];
}

/** Which patients the values counted as positive truly are: by the catalogue for its very bytes, else by how the columns go with them. */
import type { Outcome } from '@/models/features';
import { knownCohorts } from '../catalogue';
import type { KnownCohort } from '../known-cohorts/known-cohort';
import { isMissingMark } from '../missing-marks';
import { canonicalText } from '../numbers';
import { positiveRows } from '../outcome';
import type { RawTable } from '../raw-table';
import { countNumbers } from '../value-counts';
import { evidenceOf, type PolarityEvidence } from './evidence';
import { findSide } from './find-side';
import { fileColumn, matchKnown, type FileColumn } from './match-known';

/** What is known of an outcome whatever words are used for it. */
export interface PolarityJudgement {
  readonly known: Pick<KnownCohort, 'key' | 'title' | 'sides' | 'outcome'>;
  /** The side of the known cohort's outcome that the positive values are. */
  readonly side: 'positive' | 'negative';
  /** Whether the file is the catalogue's very bytes. */
  readonly exact: boolean;
  /** Columns that show it, the clearest first; none where only the catalogue says it. */
  readonly evidence: readonly PolarityEvidence[];
  /** The other values of the outcome. */
  readonly otherValues: readonly string[];
}

/** The judgement; `null` where the file is none of the known cohorts, or where its columns do not tell. */
export function judgePolarity(
  raw: RawTable,
  outcome: Pick<Outcome, 'name' | 'positiveValues'>,
  labels: Uint8Array | null = positiveRows(raw, outcome),
): PolarityJudgement | null {
  if (labels === null) return null;
  const exact = knownCohorts.find(({ sha256 }) => sha256 === raw.sha256);
  if (exact !== undefined && exact.outcome.name !== outcome.name) return null;
  const otherValues = otherValuesOf(raw, outcome);
  const matches = matchKnown(columnsOf(raw, outcome.name, labels)).filter(
    ({ known }) => exact === undefined || known === exact,
  );
  for (const match of matches) {
    const isFeature = match.known.columns[outcome.name] !== undefined;
    const found = isFeature ? null : findSide(match);
    if (found === null) continue;
    const evidence = evidenceOf(found.columns, match.known, found.side);
    return { known: told(match.known), side: found.side, exact: exact !== undefined, evidence, otherValues };
  }
  if (exact === undefined) return null;
  const isPositive = outcome.positiveValues.some((value) =>
    exact.outcome.positiveValues.includes(canonicalText(value)),
  );
  return { known: told(exact), side: isPositive ? 'positive' : 'negative', exact: true, evidence: [], otherValues };
}

function told({ key, title, sides, outcome }: KnownCohort): PolarityJudgement['known'] {
  return { key, title, sides, outcome };
}

function columnsOf(raw: RawTable, outcomeName: string, labels: Uint8Array): FileColumn[] {
  return raw.columns.flatMap((column) => {
    if (column.name === outcomeName) return [];
    const { counts, nTexts } = countNumbers(column, labels);
    return nTexts > 0 || counts.length < 2 ? [] : [fileColumn(column.name, counts)];
  });
}

function otherValuesOf(raw: RawTable, outcome: Pick<Outcome, 'name' | 'positiveValues'>): string[] {
  const column = raw.columns.find(({ name }) => name === outcome.name)!;
  const positive = new Set(outcome.positiveValues.map(canonicalText));
  const values = new Set(column.texts.filter((text) => !isMissingMark(text)).map(canonicalText));
  return [...values].filter((value) => !positive.has(value)).sort();
}

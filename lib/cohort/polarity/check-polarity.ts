/** Whether the values counted as positive are the patients whom the words call positive: against the known cohorts, in the words of a clinician. */
import type { Outcome } from '@/models/features';
import { knownCohorts, type KnownCohort } from '../catalogue';
import { canonicalText } from '../numbers';
import { isMissingMark } from '../missing-marks';
import { positiveRows } from '../outcome';
import type { RawTable } from '../raw-table';
import { countNumbers } from '../value-counts';
import { evidenceOf, sayEvidence, type PolarityEvidence } from './evidence';
import { findSide, type ComparedColumn } from './find-side';
import { matchKnown, type FileColumn } from './match-known';
import { sideOfWords } from './side-of-words';

/** The outcome is the wrong way round, or nobody has said yet which way it is. */
export interface PolarityWarning {
  /** `inverted`: words and values contradict each other. `unsaid`: the words name neither side. */
  readonly kind: 'inverted' | 'unsaid';
  readonly known: { readonly key: string; readonly title: string };
  /** One sentence: what is wrong. */
  readonly title: string;
  /** Sentences: how it was noticed, and what follows from it. */
  readonly explanation: readonly string[];
  /** Columns that show it, the clearest first; none where only the catalogue says it. */
  readonly evidence: readonly PolarityEvidence[];
  /** The other values of the outcome: counted as positive, the words as they stand come true. */
  readonly swappedValues: readonly string[];
  /** Words that are true of the values as they stand. */
  readonly trueWords: { readonly positiveMeans: string; readonly negativeMeans: string };
}

/** Words may still be missing while the form is filled in. */
export type StatedOutcome = Pick<Outcome, 'name' | 'positiveValues'> & { readonly positiveMeans: string };

interface Judged {
  readonly known: KnownCohort;
  readonly side: 'positive' | 'negative';
  readonly exact: boolean;
  readonly columns: readonly ComparedColumn[];
}

/** The warning; `null` where words and values agree, or where the file is none of the known cohorts. */
export function checkPolarity(raw: RawTable, outcome: StatedOutcome): PolarityWarning | null {
  const judged = judge(raw, outcome);
  if (judged === null) return null;
  const said = sideOfWords(outcome.positiveMeans, judged.known);
  if (said === judged.side || (said === null && judged.side === 'positive')) return null;
  const { known, side } = judged;
  const { positiveMeans, negativeMeans } = known.outcome;
  const truly = side === 'positive' ? positiveMeans : negativeMeans;
  const falsely = side === 'positive' ? negativeMeans : positiveMeans;
  const values = `${outcome.name} = ${outcome.positiveValues.join(' or ')}`;
  return {
    kind: said === null ? 'unsaid' : 'inverted',
    known: { key: known.key, title: known.title },
    evidence: evidenceOf(judged.columns, known, side),
    title:
      said === null
        ? `The patients with ${values} are those who ${truly}`
        : `The outcome is the wrong way round: the patients with ${values} are those who ${truly}`,
    explanation: [
      ...explain(judged, values),
      ...(said === null ? [] : ['a model trained on this would give a high risk to those who in truth have a low one']),
    ],
    swappedValues: otherValues(raw, outcome),
    trueWords: { positiveMeans: truly, negativeMeans: falsely },
  };
}

/** Which side the positive values are: by the catalogue for its very bytes, else by how the columns go with them. */
function judge(raw: RawTable, outcome: StatedOutcome): Judged | null {
  const labels = positiveRows(raw, outcome);
  if (labels === null) return null;
  const exact = knownCohorts.find(({ sha256 }) => sha256 === raw.sha256);
  if (exact !== undefined && exact.outcome.name !== outcome.name) return null;
  const columns = raw.columns.flatMap((column): FileColumn[] => {
    if (column.name === outcome.name) return [];
    const { counts, nTexts } = countNumbers(column, labels);
    return nTexts > 0 || counts.length < 2 ? [] : [{ name: column.name, counts }];
  });
  const matches = matchKnown(columns).filter(({ known }) => exact === undefined || known === exact);
  for (const match of matches) {
    const isFeature = match.known.columns[outcome.name] !== undefined;
    const found = isFeature ? null : findSide(match);
    if (found !== null) return { known: match.known, exact: exact !== undefined, ...found };
  }
  return exact === undefined ? null : byCatalogue(exact, outcome);
}

function byCatalogue(known: KnownCohort, outcome: StatedOutcome): Judged {
  const isPositive = outcome.positiveValues.some((value) =>
    known.outcome.positiveValues.includes(canonicalText(value)),
  );
  return { known, side: isPositive ? 'positive' : 'negative', exact: true, columns: [] };
}

function explain({ known, exact, side, columns }: Judged, values: string): string[] {
  if (exact && columns.length === 0) return [`this is the file of “${known.title}”, whose source says so`];
  const seen = evidenceOf(columns, known, side);
  const source = exact ? `this is the file of “${known.title}”` : `the file resembles “${known.title}”`;
  return [`${source}, in which it is known who is who: ${seen.map((each) => sayEvidence(each, values)).join('; ')}`];
}

function otherValues(raw: RawTable, outcome: StatedOutcome): string[] {
  const column = raw.columns.find(({ name }) => name === outcome.name)!;
  const positive = new Set(outcome.positiveValues.map(canonicalText));
  const values = new Set(column.texts.filter((text) => !isMissingMark(text)).map(canonicalText));
  return [...values].filter((value) => !positive.has(value)).sort();
}

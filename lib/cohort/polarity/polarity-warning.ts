/** Whether an analyst's words fit the patients whom the values count as positive, in the words of a clinician. */
import type { Outcome } from '@/models/features';
import { sayEvidence, type PolarityEvidence } from './evidence';
import type { PolarityJudgement } from './judge-polarity';
import { sideOfWords } from './side-of-words';

/** The outcome is the wrong way round, or nobody has said yet which way it is. */
export interface PolarityWarning {
  /** `inverted`: words and values contradict each other. `unsaid`: the words name neither side. */
  readonly kind: 'inverted' | 'unsaid';
  readonly known: { readonly key: string; readonly title: string };
  /** One sentence: what is wrong. */
  readonly title: string;
  /** How it was noticed. */
  readonly explanation: string;
  readonly evidence: readonly PolarityEvidence[];
  /** The other values of the outcome: counted as positive, the words as they stand come true. */
  readonly swappedValues: readonly string[];
  /** Words that are true of the values as they stand. */
  readonly trueWords: { readonly positiveMeans: string; readonly negativeMeans: string };
}

/** Words may still be missing while a form is filled in. */
type StatedOutcome = Pick<Outcome, 'name' | 'positiveValues'> & { readonly positiveMeans: string };

/** The warning; `null` where words and values agree, or where nothing is known. */
export function polarityWarning(judged: PolarityJudgement | null, outcome: StatedOutcome): PolarityWarning | null {
  if (judged === null) return null;
  const { known, side, evidence, otherValues } = judged;
  const said = sideOfWords(outcome.positiveMeans, known);
  if (said === side || (said === null && side === 'positive')) return null;
  const { positiveMeans, negativeMeans } = known.outcome;
  const [truly, falsely] = side === 'positive' ? [positiveMeans, negativeMeans] : [negativeMeans, positiveMeans];
  const values = sayValues(outcome);
  const those = `the patients with ${values} are those who ${truly}`;
  return {
    kind: said === null ? 'unsaid' : 'inverted',
    known: { key: known.key, title: known.title },
    title: said === null ? those : `the outcome is the wrong way round: ${those}`,
    explanation: explain(judged, values),
    evidence,
    swappedValues: otherValues,
    trueWords: { positiveMeans: truly, negativeMeans: falsely },
  };
}

/** "target = 1", "num = 1, 2, 3 or 4". */
export function sayValues({ name, positiveValues }: Pick<Outcome, 'name' | 'positiveValues'>): string {
  const last = positiveValues.at(-1) ?? '';
  return `${name} = ${positiveValues.length < 2 ? last : `${positiveValues.slice(0, -1).join(', ')} or ${last}`}`;
}

/** The warning as one sentence, for a terminal. */
export function sayWarning({ title, explanation, swappedValues }: PolarityWarning): string {
  return `${title}; ${explanation}; count ${swappedValues.join(', ')} as positive, or say what positive truly means`;
}

function explain({ known, exact, evidence }: PolarityJudgement, values: string): string {
  if (evidence.length === 0) return `this is the file of “${known.title}”, whose source says so`;
  const source = exact ? `this is the file of “${known.title}”` : `the file resembles “${known.title}”`;
  return `${source}, where it is known who is who: ${evidence.map((each) => sayEvidence(each, values)).join('; ')}`;
}

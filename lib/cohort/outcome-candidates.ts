import { wordsOf } from './column-names';
import { sortLevels } from './infer-column';
import { profileColumn } from './profile-column';
import type { RawTable } from './raw-table';

export interface OutcomeCandidate {
  readonly name: string;
  /** Values in order, with the number of patients who have each. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** Whether its name or its place in the file says that it is the outcome. */
  readonly likely: boolean;
}

const mostValues = 10;

/** Columns that can be the outcome, the likely ones first: no missing cell and two to ten different values. */
export function outcomeCandidates(raw: RawTable): OutcomeCandidate[] {
  const last = raw.columns.at(-1)!.name;
  return raw.columns
    .filter((column) => column.texts.length <= 4 * mostValues)
    .map((column) => profileColumn(column))
    .filter(({ nMissing, counts }) => nMissing === 0 && counts.size >= 2 && counts.size <= mostValues)
    .map(({ name, counts }) => ({
      name,
      values: sortLevels([...counts.keys()]).map((value) => ({ value, count: counts.get(value)! })),
      likely: isCalledOutcome(name) || (name === last && counts.size === 2),
    }))
    .sort((a, b) => Number(b.likely) - Number(a.likely));
}

const outcomeWords = new Set([
  ...['outcome', 'target', 'class', 'label', 'event', 'status', 'diagnosis', 'y', 'response', 'result'],
  ...[
    'died',
    'dead',
    'death',
    'mortality',
    'survived',
    'survival',
    'alive',
    'relapse',
    'recurrence',
    'readmitted',
    'readmission',
  ],
]);

function isCalledOutcome(name: string): boolean {
  return wordsOf(name).some((word) => outcomeWords.has(word));
}

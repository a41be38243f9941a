import { sortLevels } from './infer-column';
import { profileColumn } from './profile-column';
import type { RawTable } from './raw-table';

export interface OutcomeCandidate {
  readonly name: string;
  /** Values in order, with the number of patients who have each. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

const mostValues = 10;

/** Columns that can be the outcome: no missing cell and two to ten different values. */
export function outcomeCandidates(raw: RawTable): OutcomeCandidate[] {
  return raw.columns
    .filter((column) => column.texts.length <= 4 * mostValues)
    .map((column) => profileColumn(column))
    .filter(({ nMissing, counts }) => nMissing === 0 && counts.size >= 2 && counts.size <= mostValues)
    .map(({ name, counts }) => ({
      name,
      values: sortLevels([...counts.keys()]).map((value) => ({ value, count: counts.get(value)! })),
    }));
}

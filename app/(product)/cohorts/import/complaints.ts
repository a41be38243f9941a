/** What is still wrong in the import form, entry by entry, so that each sentence stands beside its entry. */
import type { PreviewedColumn } from '@/lib/services/preview-cohort';
import { complaintOf, type ColumnEdits } from './column-edits';
import type { OutcomeEdit } from './outcome-fields';

export interface Complaints {
  readonly name?: string;
  readonly outcome: Readonly<Partial<Record<keyof OutcomeEdit, string>>>;
  /** By column. */
  readonly columns: Readonly<Record<string, string>>;
  readonly count: number;
}

export const noComplaints: Complaints = { outcome: {}, columns: {}, count: 0 };

interface Typed {
  readonly name: string;
  readonly outcome: OutcomeEdit;
  /** The columns beside the outcome. */
  readonly features: readonly PreviewedColumn[];
  readonly edits: ColumnEdits;
}

export function complaintsOf({ name, outcome, features, edits }: Typed): Complaints {
  const columns = Object.fromEntries(
    features.flatMap((column) => {
      const complaint = complaintOf(edits[column.name]!);
      return complaint === null ? [] : [[column.name, complaint] as const];
    }),
  );
  const sides = outcomeComplaints(outcome);
  const named = name.trim() === '' ? { name: 'The cohort needs a name.' } : {};
  const count = Object.keys(columns).length + Object.keys(sides).length + Object.keys(named).length;
  return { ...named, outcome: sides, columns, count };
}

function outcomeComplaints(outcome: OutcomeEdit): Complaints['outcome'] {
  if (outcome.name === '') return { name: 'Choose which column is the outcome.', ...wordComplaints(outcome) };
  const values = outcome.positiveValues.length === 0 ? { positiveValues: 'Choose which values are positive.' } : {};
  return { ...values, ...wordComplaints(outcome) };
}

function wordComplaints({ positiveMeans, negativeMeans }: OutcomeEdit): Complaints['outcome'] {
  return {
    ...(positiveMeans.trim() === '' ? { positiveMeans: 'Say in words what positive means.' } : {}),
    ...(negativeMeans.trim() === '' ? { negativeMeans: 'Say in words what negative means.' } : {}),
  };
}

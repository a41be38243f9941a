import type { Outcome } from '@/models/features';
import type { ColumnCorrection } from '../corrections';

/** What is known of a public cohort: where it comes from, what its columns mean, which outcome is positive. */
export interface KnownCohort {
  /** Short name, such as `pima`. */
  readonly key: string;
  readonly title: string;
  /** File name under which the data folder holds it. */
  readonly fileName: string;
  readonly sha256: string;
  readonly nPatients: number;
  readonly nEvents: number;
  readonly source: string;
  readonly licence: string;
  readonly outcome: Outcome;
  /** Every column of the file but the outcome, in order. */
  readonly columns: Readonly<Record<string, ColumnCorrection>>;
  /** What a reader must know before trusting a number. */
  readonly caution?: string;
}

type Extra = Omit<ColumnCorrection, 'kind' | 'label'>;

/** A measurement with its unit and the range outside which a value cannot be. */
export function measured(
  label: string,
  unit: string | null,
  validRange: readonly [number, number] | null,
  extra: Extra = {},
): ColumnCorrection {
  return { kind: 'numeric', label, unit, validRange: validRange === null ? null : [...validRange], ...extra };
}

/** A category with the words for its levels. */
export function coded(
  label: string,
  levelLabels: Readonly<Record<string, string>>,
  extra: Extra = {},
): ColumnCorrection {
  return { kind: 'categorical', label, levelLabels: { ...levelLabels }, ...extra };
}

/** A column that must not become a feature. */
export function leftOut(reason: string): ColumnCorrection {
  return { kind: 'leftOut', reason };
}

export const yesNo = { '0': 'no', '1': 'yes' } as const;

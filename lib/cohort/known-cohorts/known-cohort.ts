import type { Outcome } from '@/models/features';
import type { ColumnCorrection } from '../corrections';

/** Where a cohort's file comes from, and what is done to it before it is the file of the catalogue. */
export interface CohortDownload {
  /** Serves exactly those bytes: a file at a commit. */
  readonly url: string;
  /** Of what the address serves. */
  readonly sha256: string;
  readonly nBytes: number;
  /**
   * Line end of the header that is put before what is downloaded, where the source has none: the names of the columns in order and the
   * outcome, cut by commas. `null` where the source's bytes are the file.
   */
  readonly addsHeader: '\n' | '\r\n' | null;
}

/** A file of a public repository at a commit, as GitHub serves it. */
export function onGitHub(repository: string, commit: string, path: string): string {
  return `https://raw.githubusercontent.com/${repository}/${commit}/${path}`;
}

/** A file of the repository from which most of the smaller cohorts come. */
export function inDatasets(path: string): string {
  return onGitHub('jbrownlee/Datasets', 'd20fcb6402ae34e653d4513b00f39257bb37ed7f', path);
}

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
  readonly download: CohortDownload;
  readonly licence: string;
  readonly outcome: Outcome;
  /** Beginnings of words that name the positive side of the outcome, and the negative one, where a person says it in other words. */
  readonly sides: { readonly positive: readonly string[]; readonly negative: readonly string[] };
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

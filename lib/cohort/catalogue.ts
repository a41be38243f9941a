/** Public cohorts known by name: a known file brings its labels, units and outcome words along. */
import type { Outcome } from '@/models/features';
import type { Corrections } from './corrections';
import { cleveland, heartKaggle } from './known-cohorts/heart';
import type { KnownCohort } from './known-cohorts/known-cohort';
import { haberman, wisconsin } from './known-cohorts/oncology';
import { pima } from './known-cohorts/pima';
import { banknote, ionosphere, sonar } from './known-cohorts/signals';
import { titanic3, titanicTrain } from './known-cohorts/titanic';

export type { KnownCohort } from './known-cohorts/known-cohort';

export const knownCohorts: readonly KnownCohort[] = [
  pima,
  cleveland,
  wisconsin,
  haberman,
  heartKaggle,
  titanicTrain,
  titanic3,
  ionosphere,
  sonar,
  banknote,
];

export interface KnownMatch {
  readonly cohort: KnownCohort;
  /** True for the very bytes of the catalogue; false where only the column names are the same. */
  readonly exact: boolean;
}

/** The known cohort that a file is, by its sha256 or by its column names; `null` for any other file. */
export function matchKnownCohort(header: readonly string[], sha256: string): KnownMatch | null {
  const exact = knownCohorts.find((known) => known.sha256 === sha256);
  if (exact !== undefined) return { cohort: exact, exact: true };
  const names = JSON.stringify([...header].sort());
  const same = knownCohorts.find(
    (known) => JSON.stringify([...Object.keys(known.columns), known.outcome.name].sort()) === names,
  );
  return same === undefined ? null : { cohort: same, exact: false };
}

/**
 * What the catalogue says of the columns. Where only the column names match, words and units are taken over but no valid
 * range: another hospital's file may rightly hold other values.
 */
export function knownCorrections(match: KnownMatch | null): Corrections {
  if (match === null) return { columns: {} };
  const entries = Object.entries(match.cohort.columns).map(([name, column]) => [
    name,
    match.exact ? column : { ...column, validRange: null },
  ]);
  return { columns: Object.fromEntries(entries) as Corrections['columns'] };
}

/** Warnings for a file that is known: its caution, and an outcome that looks inverted against the catalogue. */
export function knownNotices(match: KnownMatch | null, outcome: Outcome | null): string[] {
  if (match === null) return [];
  const notices = match.cohort.caution === undefined ? [] : [match.cohort.caution];
  if (outcome !== null && outcome.name === match.cohort.outcome.name) {
    const known = match.cohort.outcome;
    if (!outcome.positiveValues.some((value) => known.positiveValues.includes(value))) {
      notices.push(
        `the outcome looks inverted: in ${match.cohort.title} ${known.name} = ${known.positiveValues.join(', ')} means "${known.positiveMeans}"`,
      );
    }
  }
  return notices;
}

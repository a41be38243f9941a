/** Public cohorts known by name: a known file brings its labels, units and outcome words along. */
import { RiskcurveError } from '@/lib/errors';
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

/** The known cohort of that name. Throws `not-found` with the names there are. */
export function getKnownCohort(key: string): KnownCohort {
  const known = knownCohorts.find((cohort) => cohort.key === key);
  if (known !== undefined) return known;
  const names = knownCohorts.map((cohort) => cohort.key).join(', ');
  throw new RiskcurveError('not-found', `no known cohort is called "${key}"; they are ${names}`);
}

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

/** What a reader of a known file must know; the outcome's direction is judged by `polarity/`. */
export function knownNotices(match: KnownMatch | null): string[] {
  return match?.exact === true && match.cohort.caution !== undefined ? [match.cohort.caution] : [];
}

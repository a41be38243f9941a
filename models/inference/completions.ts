/** The completions of a patient that differ, each with the number of times it came. */
import type { PatientValues } from '../features';

export interface Completions {
  readonly patients: readonly PatientValues[];
  /** Add up to the number of completions; a single 1 where all are the same. */
  readonly weights: readonly number[];
}

/** Those that differ, in the order in which they first came; a difference in the feature at `except` does not count. */
export function distinctCompletions({ patients, weights }: Completions, except = -1): Completions {
  if (patients.length === 1) return { patients, weights: [1] };
  const places = new Map<string, number>();
  const kept: PatientValues[] = [];
  const sums: number[] = [];
  patients.forEach((patient, at) => {
    const key = patient.map((value, feature) => (feature === except ? 0 : value)).join();
    const place = places.get(key) ?? kept.length;
    places.set(key, place);
    if (place === kept.length) kept.push(patient);
    sums[place] = (sums[place] ?? 0) + weights[at]!;
  });
  return { patients: kept, weights: kept.length === 1 ? [1] : sums };
}

/** As drawn, each once. */
export function completionsOf(patients: readonly PatientValues[]): Completions {
  return distinctCompletions({ patients, weights: patients.map(() => 1) });
}

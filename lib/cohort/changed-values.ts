/** A what-if: a patient's values with some of them replaced. */
import type { Feature, PatientValues } from '@/models/features';
import { RiskcurveError } from '../errors';
import { encodePatient } from './patient-values';

/**
 * The values with the changes in their place: a number, a level by its name, or null for missing.
 * Throws `bad-input` where a name is no feature, a value cannot be, or nothing differs from the patient's own values.
 */
export function changedValues(
  features: readonly Feature[],
  own: PatientValues,
  changes: Readonly<Record<string, string | number | null>>,
): PatientValues {
  const unknown = Object.keys(changes).find((name) => !features.some((feature) => feature.name === name));
  if (unknown !== undefined) throw new RiskcurveError('bad-input', `what-if: the model has no feature "${unknown}"`);
  const given = features.map(({ name }) => (Object.hasOwn(changes, name) ? (changes[name] ?? null) : undefined));
  const { values, setAside } = encodePatient(features, (position) => String(given[position] ?? ''), 'what-if');
  if (setAside.length > 0) {
    throw new RiskcurveError(
      'bad-input',
      `what-if: ${setAside.join(', ')} cannot be: give a value within its valid range`,
    );
  }
  const changed = own.map((value, position) => (given[position] === undefined ? value : (values[position] ?? NaN)));
  if (changed.every((value, position) => Object.is(value, own[position]))) {
    throw new RiskcurveError('bad-input', 'what-if: no value differs from the patient’s own: leave the changes out');
  }
  return changed;
}

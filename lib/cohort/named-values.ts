/** One patient's values from an object by feature name, as a program or a JSON file gives them. */
import { RiskcurveError } from '../errors';
import type { Feature } from '@/models/features';
import { encodePatient, type EncodedPatient } from './patient-values';

/**
 * The values in the order of the features; one that is not named is missing. `where` names the place, such as "patient 3".
 *
 * @throws RiskcurveError for a name that is no feature, or a value that is no number, text or null, or text where a number belongs
 */
export function encodeNamedValues(
  features: readonly Feature[],
  given: Readonly<Record<string, unknown>>,
  where: string,
): EncodedPatient {
  const unknown = Object.keys(given).find((name) => !features.some((feature) => feature.name === name));
  if (unknown !== undefined) {
    const names = features.map(({ name }) => name).join(', ');
    throw new RiskcurveError('bad-input', `${where}: the model has no feature "${unknown}"; it has ${names}`);
  }
  return encodePatient(
    features,
    (position) => {
      const { name } = features[position]!;
      return textOf(Object.hasOwn(given, name) ? given[name] : null, name, where);
    },
    where,
  );
}

function textOf(value: unknown, name: string, where: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new RiskcurveError('bad-input', `${where}: "${name}" must be a number, a text or null`);
}

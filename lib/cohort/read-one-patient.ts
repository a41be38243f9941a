/** One patient's values from a file: a JSON object by feature name, or a CSV with a single patient. */
import { readFile } from 'node:fs/promises';
import { RiskcurveError } from '@/lib/errors';
import type { Feature } from '@/models/features';
import { limits } from './limits';
import { encodePatient, type EncodedPatient } from './patient-values';
import { readNewPatients } from './read-new-patients';

/**
 * Reads the file. In JSON a feature that is not named is missing.
 *
 * @throws RiskcurveError for unknown names, several patients, or values that cannot be read
 */
export async function readOnePatient(file: string, features: readonly Feature[]): Promise<EncodedPatient> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new RiskcurveError('not-found', `${file} cannot be read; check the path`, { cause: error });
  });
  if (bytes.length > limits.maxRecordLength) {
    throw new RiskcurveError('too-large', `${file} is too large for the values of one patient`);
  }
  const text = bytes.toString('utf8').trimStart();
  if (/^[{[]/.test(text)) return fromJson(text, features, file);
  const patients = await readNewPatients(bytes, features);
  if (patients.length === 1) return patients[0]!;
  throw new RiskcurveError(
    'bad-input',
    `${file} holds ${patients.length} patients; keep one row, or use riskcurve predict`,
  );
}

function fromJson(text: string, features: readonly Feature[], file: string): EncodedPatient {
  const given = objectIn(text, file);
  const unknown = Object.keys(given).find((name) => !features.some((feature) => feature.name === name));
  if (unknown !== undefined) {
    const names = features.map(({ name }) => name).join(', ');
    throw new RiskcurveError('bad-input', `${file}: the model has no feature "${unknown}"; it has ${names}`);
  }
  return encodePatient(
    features,
    (position) => textOf(given[features[position]!.name], features[position]!, file),
    file,
  );
}

function objectIn(text: string, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new RiskcurveError('bad-input', `${file} is not valid JSON; write {"feature": value, ...}`, { cause: error });
  }
  if (!Array.isArray(value)) return value as Record<string, unknown>;
  throw new RiskcurveError('bad-input', `${file} holds a list; write one patient as {"feature": value, ...}`);
}

function textOf(value: unknown, feature: Feature, file: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new RiskcurveError('bad-input', `${file}: "${feature.name}" must be a number, a text or null`);
}

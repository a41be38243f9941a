/** One patient's values from a file: a JSON object by feature name, or a CSV with a single patient. */
import { readFile } from 'node:fs/promises';
import { RiskcurveError } from '@/lib/errors';
import type { Feature } from '@/models/features';
import { limits } from './limits';
import { encodeNamedValues } from './named-values';
import type { EncodedPatient } from './patient-values';
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
  if (/^[{[]/.test(text)) return encodeNamedValues(features, objectIn(text, file), file);
  const patients = await readNewPatients(bytes, features);
  if (patients.length === 1) return patients[0]!;
  throw new RiskcurveError(
    'bad-input',
    `${file} holds ${patients.length} patients; keep one row, or use riskcurve predict`,
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

import { RiskcurveError } from '@/lib/errors';
import type { Feature } from '@/models/features';
import { checkHeader } from './header';
import { findIdColumn } from './id-column';
import { limits } from './limits';
import { encodePatient, locateFeatures, type EncodedPatient } from './patient-values';
import { checkWidth } from './raw-table';
import { openCsv } from './records';
import type { CohortSource } from './source';

export interface NewPatient extends EncodedPatient {
  /** 1-based position of the patient in the file. */
  readonly row: number;
  /** What the file's own id column says; `null` where it has none. */
  readonly id: string | null;
}

/**
 * Patients for a model from a CSV, one by one: columns matched by name, all others passed over, an outcome not needed. A file
 * of any size, as nothing of it is kept.
 *
 * @throws RiskcurveError for what is no proper table, missing columns, or text where a number belongs, with its line
 */
export async function* streamNewPatients(
  source: CohortSource,
  features: readonly Feature[],
): AsyncGenerator<NewPatient> {
  const file = await openCsv(source, Infinity);
  let header: readonly string[] | null = null;
  let positions: number[] = [];
  let idPosition = -1;
  let row = 0;
  for await (const record of file.records) {
    if (header === null) {
      header = checkHeader(record.cells);
      positions = locateFeatures(features, header);
      idPosition = findIdColumn(header, features);
      continue;
    }
    checkWidth(record, header.length);
    const encoded = encodePatient(features, (feature) => record.cells[positions[feature]!]!, `line ${record.line}`);
    row++;
    yield { ...encoded, row, id: idPosition === -1 ? null : record.cells[idPosition]! };
  }
  if (row === 0) {
    throw new RiskcurveError('bad-input', 'the file has a header but no patients below it; add one row per patient');
  }
}

/** All of them at once. @throws RiskcurveError as above, and above the limit of patients */
export async function readNewPatients(source: CohortSource, features: readonly Feature[]): Promise<NewPatient[]> {
  const patients: NewPatient[] = [];
  for await (const patient of streamNewPatients(source, features)) {
    patients.push(patient);
    if (patients.length > limits.maxRows) {
      throw new RiskcurveError('too-large', `the file has more than ${limits.maxRows} patients; split it`);
    }
  }
  return patients;
}

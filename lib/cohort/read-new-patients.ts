import { RiskcurveError } from '@/lib/errors';
import type { Feature } from '@/models/features';
import { mayBeRecordNumber, namesAPerson, wordsOf } from './column-names';
import { checkHeader } from './header';
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
 * Reads patients for a model from a CSV: columns matched by name, all others passed over, an outcome not needed.
 *
 * @throws RiskcurveError for what is no proper table, missing columns, or text where a number belongs, with its line
 */
export async function readNewPatients(source: CohortSource, features: readonly Feature[]): Promise<NewPatient[]> {
  const file = await openCsv(source);
  const patients: NewPatient[] = [];
  let header: readonly string[] | null = null;
  let positions: number[] = [];
  let idPosition = -1;
  for await (const record of file.records) {
    if (header === null) {
      header = checkHeader(record.cells);
      positions = locateFeatures(features, header);
      idPosition = findIdColumn(header, features);
      continue;
    }
    checkWidth(record, header.length);
    const encoded = encodePatient(features, (feature) => record.cells[positions[feature]!]!, `line ${record.line}`);
    const id = idPosition === -1 ? null : record.cells[idPosition]!;
    patients.push({ ...encoded, row: patients.length + 1, id });
    if (patients.length > limits.maxRows) {
      throw new RiskcurveError('too-large', `the file has more than ${limits.maxRows} patients; split it`);
    }
  }
  if (patients.length === 0) {
    throw new RiskcurveError('bad-input', 'the file has a header but no patients below it; add one row per patient');
  }
  return patients;
}

/** The first column that by its name is a record number; names of people are not handed on. */
function findIdColumn(header: readonly string[], features: readonly Feature[]): number {
  const featureNames = new Set(features.map(({ name }) => name));
  return header.findIndex((name) => {
    if (featureNames.has(name) || !(mayBeRecordNumber(name) || namesAPerson(name))) return false;
    return ['id', 'identifier', 'mrn', 'number', 'uuid'].includes(wordsOf(name).at(-1) ?? '');
  });
}

import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { CohortData } from '@/models/features';
import { RiskcurveError } from '../errors';
import { buildCohort } from './build-cohort';
import { getKnownCohort, knownCorrections } from './catalogue';
import { inferSchema } from './infer-schema';
import { absentCohort } from './present-cohorts';
import { readRawTable } from './raw-table';

/**
 * A known cohort from a folder that holds its file, read by what the catalogue knows of its columns and its outcome.
 *
 * @throws RiskcurveError in one sentence for a key that is unknown, a file that is missing or one of other bytes
 */
export async function readKnownCohort(folder: string | null, key: string): Promise<CohortData> {
  const known = getKnownCohort(key);
  const { fileName, outcome, sha256 } = known;
  if (folder === null || !existsSync(path.join(folder, fileName))) throw absentCohort(known, folder);
  const file = path.join(folder, fileName);
  const raw = await readRawTable(createReadStream(file));
  if (raw.sha256 !== sha256)
    throw new RiskcurveError(
      'bad-input',
      `${fileName} must be the file of the catalogue, but its sha256 is ${raw.sha256}; get the right one with riskcurve data fetch ${key}`,
    );
  const schema = inferSchema(raw, knownCorrections({ cohort: known, exact: true }), outcome.name);
  return buildCohort(raw, schema, outcome).data;
}

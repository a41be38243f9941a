import { createReadStream, existsSync } from 'node:fs';
import path from 'node:path';
import type { CohortData } from '@/models/features';
import { RiskcurveError } from '../errors';
import { buildCohort } from './build-cohort';
import { knownCohorts, knownCorrections } from './catalogue';
import { inferSchema } from './infer-schema';
import { readRawTable } from './raw-table';

/**
 * A known cohort from a folder that holds its file, read by what the catalogue knows of its columns and its outcome.
 *
 * @throws RiskcurveError in one sentence for a key that is unknown, a file that is missing or one of other bytes
 */
export async function readKnownCohort(folder: string | null, key: string): Promise<CohortData> {
  const known = knownCohorts.find((cohort) => cohort.key === key);
  if (known === undefined)
    throw new RiskcurveError('not-found', `no known cohort is called ${key}; see riskcurve data list`);
  const { fileName, outcome, sha256 } = known;
  const file = folder === null ? null : path.join(folder, fileName);
  if (file === null || !existsSync(file))
    throw new RiskcurveError(
      'not-found',
      `${folder === null ? `there is no folder with ${fileName}` : `${fileName} is not in ${folder}`}; get it with riskcurve data fetch ${key}, or let RISKCURVE_DATA name the folder that holds it`,
    );
  const raw = await readRawTable(createReadStream(file));
  if (raw.sha256 !== sha256)
    throw new RiskcurveError(
      'bad-input',
      `${fileName} must be the file of the catalogue, but its sha256 is ${raw.sha256}; get the right one with riskcurve data fetch ${key}`,
    );
  const schema = inferSchema(raw, knownCorrections({ cohort: known, exact: true }), outcome.name);
  return buildCohort(raw, schema, outcome).data;
}

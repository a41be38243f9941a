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
  if (folder === null)
    throw new RiskcurveError(
      'bad-input',
      `RISKCURVE_DATA must name the folder that holds ${fileName}, but it is not set`,
    );
  const file = path.join(folder, fileName);
  if (!existsSync(file))
    throw new RiskcurveError(
      'not-found',
      `${fileName} is not in ${folder}; put it there or let RISKCURVE_DATA name its folder`,
    );
  const raw = await readRawTable(createReadStream(file));
  if (raw.sha256 !== sha256)
    throw new RiskcurveError(
      'bad-input',
      `${fileName} must be the file of the catalogue, but its sha256 is ${raw.sha256}; see riskcurve data list`,
    );
  const schema = inferSchema(raw, knownCorrections({ cohort: known, exact: true }), outcome.name);
  return buildCohort(raw, schema, outcome).data;
}

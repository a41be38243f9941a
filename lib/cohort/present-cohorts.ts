import { existsSync } from 'node:fs';
import path from 'node:path';
import { RiskcurveError } from '@/lib/errors';
import { knownCohorts, type KnownCohort } from './catalogue';
import { sha256OfFile } from './fetch/file-hash';

/** The known cohorts whose very file lies in the folder; none where there is no folder. */
export async function presentCohorts(folder: string): Promise<KnownCohort[]> {
  const present = await Promise.all(knownCohorts.map((known) => isPresent(known, folder)));
  return knownCohorts.filter((_, position) => present[position]);
}

/** The path of a known cohort's very file in the folder. Throws `not-found`, with the mend, where it is not there. */
export async function getPresentFile(known: KnownCohort, folder: string): Promise<string> {
  if (!(await isPresent(known, folder))) throw absentCohort(known, folder);
  return path.join(folder, known.fileName);
}

/** The refusal for a known cohort whose file is not at hand; `folder` is `null` where there is none to look in. */
export function absentCohort({ key, fileName }: KnownCohort, folder: string | null): RiskcurveError {
  const where = folder === null ? `there is no folder with ${fileName}` : `${fileName} is not in ${folder}`;
  return new RiskcurveError(
    'not-found',
    `${where}; get it with riskcurve data fetch ${key}, or let RISKCURVE_DATA name the folder that holds it`,
  );
}

async function isPresent(known: KnownCohort, folder: string): Promise<boolean> {
  const file = path.join(folder, known.fileName);
  return existsSync(file) && (await sha256OfFile(file)) === known.sha256;
}

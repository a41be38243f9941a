import { access } from 'node:fs/promises';
import path from 'node:path';
import { knownCohorts, type KnownCohort } from './catalogue';
import { sha256OfFile } from './fetch/file-hash';

export interface PresentCohort {
  readonly known: KnownCohort;
  readonly file: string;
}

/** The known cohorts whose very file lies in the folder, with its path; none where there is no folder. */
export async function presentCohorts(folder: string): Promise<PresentCohort[]> {
  const found = await Promise.all(
    knownCohorts.map(async (known) => {
      const file = path.join(folder, known.fileName);
      const there = await access(file).then(
        () => true,
        () => false,
      );
      return there && (await sha256OfFile(file)) === known.sha256 ? [{ known, file }] : [];
    }),
  );
  return found.flat();
}

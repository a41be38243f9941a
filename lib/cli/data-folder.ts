import { access } from 'node:fs/promises';
import path from 'node:path';
import { knownCohorts, type KnownCohort } from '@/lib/cohort/catalogue';

/** The known cohorts whose file lies in the folder, with its path; none where there is no folder. */
export async function presentCohorts(folder: string | null): Promise<{ known: KnownCohort; file: string }[]> {
  if (folder === null) return [];
  const found = await Promise.all(
    knownCohorts.map(async (known) => {
      const file = path.join(folder, known.fileName);
      const present = await access(file).then(
        () => true,
        () => false,
      );
      return present ? [{ known, file }] : [];
    }),
  );
  return found.flat();
}

import type { Application } from '../application';
import { knownCohorts } from '../cohort/catalogue';
import { presentCohorts } from '../cohort/present-cohorts';

export interface ListedKnownCohort {
  readonly key: string;
  readonly title: string;
  readonly nPatients: number;
  readonly nEvents: number;
  readonly positiveMeans: string;
  readonly source: string;
  readonly licence: string;
  /** Whether the very file is in the data folder. */
  readonly present: boolean;
}

/** Every known cohort, those in the data folder first. */
export async function listKnownCohorts(app: Pick<Application, 'environment'>): Promise<ListedKnownCohort[]> {
  const present = await presentCohorts(app.environment.dataFolder);
  return knownCohorts
    .map(({ key, title, nPatients, nEvents, outcome, source, licence }) => ({
      ...{ key, title, nPatients, nEvents, positiveMeans: outcome.positiveMeans, source, licence },
      present: present.some((known) => known.key === key),
    }))
    .sort((a, b) => Number(b.present) - Number(a.present));
}

import type { Cohort } from '@/db/queries/cohorts';
import type { Feature } from '@/models/features';
import { summarizeFeature } from '@/models/inference/feature-summary';
import type { FeatureSummary } from '@/models/model';
import type { Application } from '../application';
import { getCohort } from './get-cohort';
import { loadCohortData } from './load-cohort-data';

export interface DescribedFeature {
  readonly feature: Feature;
  readonly summary: FeatureSummary;
  /** Share of patients without a value, in [0,1]. */
  readonly missingShare: number;
}

/** A cohort with what its columns look like over all patients. Throws `not-found`. */
export async function describeCohort(
  app: Application,
  options: { cohortId: string },
): Promise<{ cohort: Cohort; features: DescribedFeature[] }> {
  const { cohort } = await getCohort(app, options);
  const { table } = await loadCohortData(app, options);
  const features = table.features.map((feature, index) => {
    const summary = summarizeFeature(feature, table.columns[index]!);
    return { feature, summary, missingShare: summary.nMissing / table.nRows };
  });
  return { cohort, features };
}

import type { ModelWithOrigin } from '@/db/queries/models';
import type { Page } from '@/db/queries/page';
import { listJudgedPatients } from '@/db/queries/predictions';
import type { TrainedModel } from '@/models/model';
import type { Application } from '../application';
import { getVisibleModel } from './get-visible-model';
import type { PatientOrder } from './list-patients';

type JudgedRow = Awaited<ReturnType<typeof listJudgedPatients>>[number];

export interface PredictionList {
  readonly model: ModelWithOrigin;
  readonly trained: TrainedModel;
  readonly rows: readonly JudgedRow[];
  /** On all pages. */
  readonly total: number;
}

/**
 * What a model says of the patients of its cohort, each judged by members that never saw that patient. Throws `not-found`, the same for a
 * model that this person may not see.
 */
export async function listPredictions(
  app: Application,
  options: Page & { modelId: string; publishedOnly: boolean; order: PatientOrder },
): Promise<PredictionList> {
  const found = await getVisibleModel(app, options);
  const rows = await listJudgedPatients(app.database, options);
  return { ...found, rows, total: rows[0]?.total ?? 0 };
}

import { findModelById, type Model } from '@/db/queries/models';
import type { Application } from '../application';

/** When a model's networks were trained: a recalibrated model has them from the one it came from. */
export async function getTrainedAt(
  app: Pick<Application, 'database'>,
  { recalibratedFrom, createdAt }: Pick<Model, 'recalibratedFrom' | 'createdAt'>,
): Promise<Date> {
  const origin = recalibratedFrom === null ? null : await findModelById(app.database, recalibratedFrom);
  return origin?.createdAt ?? createdAt;
}

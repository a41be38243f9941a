import type { ModelWithOrigin } from '@/db/queries/models';
import { findNewestPublication, listCurrentOfLine } from '@/db/queries/publications';
import type { Application } from '../application';
import type { Withdrawn } from '../publication/withdrawn';
import { wasPublished } from './published';

/** What became of a model that is no longer published; null for one that is, or never was. */
export async function findWithdrawn(app: Application, model: ModelWithOrigin): Promise<Withdrawn | null> {
  if (!wasPublished(model)) return null;
  const publication = await findNewestPublication(app.database, model.id);
  if (publication === null || publication.endedAt === null || publication.endReason === null) return null;
  const [successor = null] = await listCurrentOfLine(app.database, model.name);
  const { name, version } = model;
  return { name, version, endedAt: publication.endedAt, reason: publication.endReason, successor };
}

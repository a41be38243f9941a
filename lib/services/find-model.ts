import { findModelById, findNewestModelNamed, listModelsByVersion, type ModelWithOrigin } from '@/db/queries/models';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';

/**
 * The model that a person means by an id, a name (its newest version) or at least six digits of a version; null where there is none.
 * Throws `bad-input` where the digits fit several versions.
 */
export async function findModel(app: Application, options: { reference: string }): Promise<ModelWithOrigin | null> {
  const reference = options.reference.trim();
  const found = (await findModelById(app.database, reference)) ?? (await findNewestModelNamed(app.database, reference));
  return found ?? findByVersion(app, reference);
}

async function findByVersion(app: Application, digits: string): Promise<ModelWithOrigin | null> {
  if (!/^[0-9a-f]{6,64}$/i.test(digits)) return null;
  const models = await listModelsByVersion(app.database, digits, 50);
  const nVersions = new Set(models.map((model) => model.version)).size;
  if (nVersions > 1) {
    throw new RiskcurveError('bad-input', `version ${digits} fits ${nVersions} models: give more of its digits`);
  }
  return models[0] ?? null;
}

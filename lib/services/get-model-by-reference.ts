import type { ModelWithOrigin } from '@/db/queries/models';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { findModel } from './find-model';
import { listModels } from './list-models';

/** The model that a person means. @throws RiskcurveError `not-found` with the names there are */
export async function getModelByReference(app: Application, options: { reference: string }): Promise<ModelWithOrigin> {
  const found = await findModel(app, options);
  if (found !== null) return found;
  const names = [...new Set((await listModels(app, { limit: 10 })).map(({ name }) => `"${name}"`))];
  const mend = names.length === 0 ? 'train one first' : `there are ${names.join(', ')}`;
  throw new RiskcurveError('not-found', `there is no model "${options.reference}"; ${mend}`);
}

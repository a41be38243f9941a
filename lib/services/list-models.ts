import { listModels as listRows, type ModelWithOrigin } from '@/db/queries/models';
import type { Page } from '@/db/queries/page';
import type { Application } from '../application';

/** Models, newest first; `publishedOnly` gives what a clinician may see: published and not retired. */
export async function listModels(
  app: Application,
  options: Page & { publishedOnly?: boolean; cohortId?: string } = {},
): Promise<ModelWithOrigin[]> {
  return listRows(app.database, options);
}

import type { ModelWithOrigin } from '@/db/queries/models';
import type { Application } from '../application';
import { prefetchTemplates } from '../cds/request';
import type { CdsServiceSetting, CdsSettings } from '../cds/settings';
import { findModel } from './find-model';
import { listModels } from './list-models';

/** A service as the discovery answers it (CDS Hooks 2.0). */
export interface CdsService {
  readonly hook: 'patient-view';
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly prefetch: typeof prefetchTemplates;
}

/** The configured services whose model is published; none without settings. */
export async function listCdsServices(
  app: Application,
  options: { settings: CdsSettings | null },
): Promise<CdsService[]> {
  const services = await Promise.all((options.settings?.services ?? []).map((setting) => describe(app, setting)));
  return services.filter((service) => service !== null);
}

async function describe(app: Application, setting: CdsServiceSetting): Promise<CdsService | null> {
  const model = await publishedModel(app, setting);
  if (model === null) return null;
  return {
    hook: 'patient-view',
    id: setting.id,
    title: setting.title ?? `Risk by ${model.name}`,
    description:
      setting.description ??
      `Shows the risk with its interval by the model ${model.name}, for patients of the cohort ${model.cohortName}, and a link to the patient's page.`,
    prefetch: prefetchTemplates,
  };
}

/** The newest published version of the model that a service names, or the very version where it names one; null where none is published. */
export async function publishedModel(app: Application, { model }: CdsServiceSetting): Promise<ModelWithOrigin | null> {
  const published = await listModels(app, { publishedOnly: true, limit: 100 });
  const named = published.find(({ name }) => name === model);
  if (named !== undefined) return named;
  const found = await findModel(app, { reference: model });
  return found !== null && published.some(({ id }) => id === found.id) ? found : null;
}

import type { ModelWithOrigin } from '@/db/queries/models';
import { shortVersion } from '@/lib/format';
import type { SelectOption } from './select';

/** A model as a select offers it: name, short version, and its state where it is not published. */
export function modelChoice(model: ModelWithOrigin): SelectOption {
  const state = modelState(model);
  const words = `${model.name} · ${versionWords(model)}`;
  return { value: model.id, label: state === 'published' ? words : `${words} · ${state}` };
}

/** The short version, and whether its risks are recalibrated. */
export function versionWords({
  version,
  recalibratedFrom,
}: Pick<ModelWithOrigin, 'version' | 'recalibratedFrom'>): string {
  return shortVersion(version) + (recalibratedFrom === null ? '' : ' · recalibrated');
}

/** A model as a select offers it where models of several cohorts stand in one list. */
export function modelOfCohort(model: ModelWithOrigin): SelectOption {
  const { value, label } = modelChoice(model);
  return { value, label: `${model.cohortName}: ${label}` };
}

export type ModelState = 'published' | 'published before' | 'draft' | 'retired';

/** Whether clinicians see a model now. */
export function modelState(model: Pick<ModelWithOrigin, 'publishedAt' | 'retiredAt' | 'firstPublishedAt'>): ModelState {
  if (model.retiredAt !== null) return 'retired';
  if (model.publishedAt !== null) return 'published';
  return model.firstPublishedAt === null ? 'draft' : 'published before';
}

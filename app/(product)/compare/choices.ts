import type { ModelWithOrigin } from '@/db/queries/models';
import { splitsDiffer } from '@/models/training/same-splits';

/** A chart with more lines is no longer read. */
export const mostShown = 6;

/** What the page opens with: the newest models that share their splits, one for each loss and optimizer, at most four. */
export function firstChoice(models: readonly ModelWithOrigin[]): string[] {
  for (const newest of models) {
    const alike = models.filter(({ config }) => splitsDiffer(config, newest.config) === null);
    const kinds = new Map<string, ModelWithOrigin>();
    for (const model of alike) {
      const kind = `${model.config.loss} ${model.config.optimizer}`;
      if (!kinds.has(kind)) kinds.set(kind, model);
    }
    const logistic = [...kinds.values()].filter(({ config }) => config.loss === 'logistic');
    const others = [...kinds.values()].filter(({ config }) => config.loss !== 'logistic');
    const chosen = [...others.slice(0, 4 - logistic.length), ...logistic];
    if (chosen.length >= 2) return chosen.map(({ id }) => id);
  }
  return [];
}

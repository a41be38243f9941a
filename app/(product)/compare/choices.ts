import type { ModelWithOrigin } from '@/db/queries/models';
import { rivalOptimizerOf } from '@/lib/rivals';
import { splitsDiffer } from '@/models/training/same-splits';

/** A chart with more lines is no longer read. */
export const mostShown = 6;

const preferred = ['sbqc', 'bqc', 'bce', 'logistic'];

/**
 * What the page opens with: of the newest models that share their splits one for each loss, with the optimizer adam where there is
 * one; empty where no two models share them. Rivals on equal terms: no recalibrated one. `models` come newest first.
 */
export function firstChoice(all: readonly ModelWithOrigin[]): string[] {
  const models = all.filter(({ recalibratedFrom }) => recalibratedFrom === null);
  for (const newest of models) {
    const alike = models.filter(({ config }) => splitsDiffer(config, newest.config) === null);
    const ofLosses = preferred.flatMap((loss) => {
      const own = alike.filter(({ config }) => config.loss === loss);
      return own.find(({ config }) => rivalOptimizerOf(config) === 'adam') ?? own[0] ?? [];
    });
    const chosen = ofLosses.length >= 2 ? ofLosses : alike.slice(0, 2);
    if (chosen.length >= 2) return chosen.map(({ id }) => id);
  }
  return [];
}

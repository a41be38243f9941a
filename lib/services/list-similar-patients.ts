import { listJudgedRows } from '@/db/queries/predictions';
import { similarPatients } from '@/models/explain/similar-patients';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { getVisibleModel } from './get-visible-model';
import { loadCohortData } from './load-cohort-data';

export interface SimilarPatientRow {
  readonly id: string;
  readonly label: string;
  /** On record. */
  readonly outcome: boolean;
  /** By networks that never saw this patient. */
  readonly risk: number;
  /** Gower's distance, in [0,1]. */
  readonly distance: number;
  /** Features that both know. */
  readonly nCompared: number;
  /** In the order of the model's features, null where missing. */
  readonly values: readonly (number | null)[];
}

/**
 * The patients of a model's cohort most like the one with these values (in the order of the features, null where missing), the most similar
 * first; `exceptPatientId` is that patient, where it is one of them.
 * Throws `not-found` for the model, `bad-input` where the values do not fit the model or none is known.
 */
export async function listSimilarPatients(
  app: Application,
  options: {
    modelId: string;
    values: readonly (number | null)[];
    exceptPatientId?: string;
    publishedOnly: boolean;
    count?: number;
  },
): Promise<SimilarPatientRow[]> {
  const { model, trained } = await getVisibleModel(app, options);
  const values = Float64Array.from(options.values, (value) => value ?? NaN);
  if (values.length !== trained.features.length) {
    throw new RiskcurveError(
      'bad-input',
      `the model has ${trained.features.length} features, but ${values.length} values were given`,
    );
  }
  if (values.every(Number.isNaN)) {
    throw new RiskcurveError('bad-input', 'a patient of whom nothing is known is like nobody; give at least one value');
  }
  const cohort = await loadCohortData(app, { cohortId: model.cohortId });
  const rows = await listJudgedRows(app.database, model.id);
  const except = rows.find(({ id }) => id === options.exceptPatientId)?.rowIndex ?? null;
  const risks = rows.map(({ risk }) => risk);
  const found = similarPatients(trained, cohort, risks, values, { count: options.count ?? 8, except });
  return found.map(({ rowIndex, distance, nCompared, outcome, risk }) => {
    const { id, label } = rows[rowIndex]!;
    const own = cohort.table.columns.map((column) => (Number.isNaN(column[rowIndex]) ? null : column[rowIndex]!));
    return { id, label, outcome: outcome === 1, risk, distance, nCompared, values: own };
  });
}

/** A cohort in the database with a model that was trained on it in this process: its lists, pages and files say the same. */
import { insertCohort } from '@/db/queries/cohorts';
import { insertModel } from '@/db/queries/models';
import { runs } from '@/db/schema';
import type { Application } from '@/lib/application';
import type { CohortData } from '@/models/features';
import { encodeModel } from '@/models/model-file';
import type { TrainingConfig } from '@/models/training/config';
import { trainModel } from '../models/training/train-model';

/** Trains, and stores cohort, finished run and model under that name. */
export async function insertTrainedModel(
  app: Application,
  options: { name: string; cohort: CohortData; config: TrainingConfig },
): Promise<{ cohortId: string; runId: string; modelId: string }> {
  const { name, cohort, config } = options;
  const { id: cohortId } = await insertCohortData(app, name, cohort);
  const { model, evaluation, predictions } = await trainModel(cohort, config);
  const [run] = await app.database.insert(runs).values({ cohortId, config, state: 'assembling' }).returning();
  const version = await app.files.put(encodeModel(model));
  const { engine } = model;
  const row = { runId: run!.id, cohortId, name, version, seconds: 1, engine, evaluation, predictions };
  const stored = await insertModel(app.database, row);
  return { cohortId, runId: run!.id, modelId: stored!.id };
}

function insertCohortData(app: Application, name: string, { table, labels, outcome, dataHash }: CohortData) {
  const patients = Array.from({ length: table.nRows }, (_, rowIndex) => ({
    rowIndex,
    label: `P-${rowIndex + 1}`,
    values: table.columns.map((column) => (Number.isNaN(column[rowIndex]) ? null : column[rowIndex]!)),
    outcome: labels[rowIndex] === 1,
  }));
  const nEvents = labels.reduce((sum, label) => sum + label, 0);
  const origin = { sourceName: 'trained.csv', sourceSha256: '0'.repeat(64), dataHash };
  return insertCohort(
    app.database,
    { name, outcome, nPatients: table.nRows, nEvents, ...origin },
    table.features,
    patients,
  );
}

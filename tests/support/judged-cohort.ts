/** A cohort in the database whose patients a small model has judged, with risks chosen for the test. */
import { insertCohort, type Cohort } from '@/db/queries/cohorts';
import { insertModel } from '@/db/queries/models';
import { runs } from '@/db/schema';
import type { Application } from '@/lib/application';
import { encodeModel } from '@/models/model-file';
import { assessPatient } from '@/models/inference/assess';
import type { TrainedModel } from '@/models/model';
import { fixtureInput, fixtureModel, fixtureTable } from './report-fixture';

/** The fixture's patients as a cohort; `labelOf` names them. */
export async function insertFixtureCohort(
  app: Application,
  options: { name: string; labelOf?: (row: number) => string },
): Promise<Cohort> {
  const { features, columns, nRows } = fixtureTable();
  const { name, labelOf = (row) => `P-${String(row + 1).padStart(4, '0')}` } = options;
  const patients = Array.from({ length: nRows }, (_, rowIndex) => ({
    rowIndex,
    label: labelOf(rowIndex),
    values: columns.map((column) => (Number.isNaN(column[rowIndex]) ? null : column[rowIndex]!)),
    outcome: rowIndex % 3 === 0,
  }));
  const origin = { sourceName: 'fixture.csv', sourceSha256: '0'.repeat(64), dataHash: '0'.repeat(64) };
  const { outcome } = fixtureModel();
  return insertCohort(app.database, { name, outcome, nPatients: nRows, nEvents: 80, ...origin }, features, patients);
}

/** A model of that cohort as a finished run leaves it. `riskOf` says what the lists show of each patient. */
export async function insertFixtureModel(
  app: Application,
  options: {
    cohortId: string;
    name: string;
    riskOf?: (row: number) => number;
    change?: (model: TrainedModel) => TrainedModel;
  },
): Promise<string> {
  const { cohortId, name, riskOf = () => 0.5, change = (model) => model } = options;
  // The name in the code version makes each model's file, and so its version, its own.
  const trained = change({ ...fixtureModel(), codeVersion: name });
  const config = trained.config;
  const [run] = await app.database.insert(runs).values({ cohortId, config, state: 'assembling' }).returning();
  const assessment = assessPatient(trained, fixtureInput().patient.values);
  const predictions = Array.from({ length: trained.nRows }, (_, rowIndex) => ({
    rowIndex,
    part: trained.foldOf[rowIndex] === -1 ? ('holdout' as const) : ('outOfFold' as const),
    assessment: { ...assessment, risk: riskOf(rowIndex) },
  }));
  const { evaluation } = fixtureInput().model;
  const version = await app.files.put(encodeModel(trained));
  const model = await insertModel(app.database, {
    ...{ runId: run!.id, cohortId, name, version, seconds: 1, engine: trained.engine, evaluation, predictions },
  });
  return model!.id;
}

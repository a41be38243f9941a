import { randomUUID } from 'node:crypto';
import { findCohort, type Cohort } from '@/db/queries/cohorts';
import { findEvaluation } from '@/db/queries/evaluations';
import { findPatient } from '@/db/queries/patients';
import { listJudgedRows } from '@/db/queries/predictions';
import type { Feature, PatientValues } from '@/models/features';
import type { Application } from '../application';
import { changedValues } from '../cohort/changed-values';
import { RiskcurveError } from '../errors';
import { buildReportContent } from '../report/build-content';
import type { PatientReport } from '../report/content';
import type { ReportPatient } from '../report/report-input';
import { getTrainedAt } from './get-trained-at';
import { getVisibleModel } from './get-visible-model';
import { loadCohortData } from './load-cohort-data';

/** Whose report: a patient of the model's cohort, or values in the order of the model's features (NaN where missing). */
export interface ReportSubject {
  readonly modelId: string;
  readonly patientId?: string;
  readonly values?: PatientValues;
  /** A what-if: values by feature name (a level by its name, null for missing) that take the place of the patient's own. */
  readonly changes?: Readonly<Record<string, string | number | null>>;
  /** What a new patient is called in the report. */
  readonly label?: string;
  /** Set for a clinician, who sees published models only. */
  readonly publishedOnly?: boolean;
}

/**
 * The content of a patient's report. Nothing is stored.
 * Throws `not-found` for an unknown (or hidden) model or patient, `conflict` for a patient of another cohort or a model without evaluation,
 * `bad-input` where neither or both of patient and values are given, or values of another length than the features.
 */
export async function buildPatientReport(app: Application, options: ReportSubject): Promise<PatientReport> {
  const { modelId, publishedOnly = false } = options;
  const { model, trained } = await getVisibleModel(app, { modelId, publishedOnly });
  const cohort = await findCohort(app.database, model.cohortId);
  const evaluation = await findEvaluation(app.database, model.id);
  if (cohort === null || evaluation === null) {
    throw new RiskcurveError(
      'conflict',
      `the model "${model.name}" has no cohort or no evaluation stored: train it again`,
    );
  }
  const { table, labels } = await loadCohortData(app, { cohortId: cohort.id });
  const risks = (await listJudgedRows(app.database, model.id)).map(({ risk }) => risk);
  return buildReportContent({
    identifier: randomUUID(),
    createdAt: new Date(),
    cohort: { ...cohort, risks, table, labels },
    patient: await subjectOf(app, cohort, trained.features, options),
    model: {
      name: model.name,
      version: model.version,
      threshold: model.threshold,
      trainedAt: await getTrainedAt(app, model),
      publication: model.publication,
      trained,
      evaluation,
    },
  });
}

async function subjectOf(
  app: Application,
  cohort: Cohort,
  features: readonly Feature[],
  { patientId, values, label, changes }: ReportSubject,
): Promise<ReportPatient> {
  if ((patientId === undefined) === (values === undefined)) {
    throw new RiskcurveError('bad-input', 'a report is for one patient: give either a patient of the cohort or values');
  }
  if (values !== undefined) {
    if (values.length === features.length) return { label: label ?? 'New patient', rowIndex: null, values, own: null };
    throw new RiskcurveError(
      'bad-input',
      `the model has ${features.length} features, but ${values.length} values were given`,
    );
  }
  const patient = await findPatient(app.database, patientId ?? '');
  if (patient === null) throw new RiskcurveError('not-found', 'there is no such patient any more');
  if (patient.cohortId !== cohort.id) {
    throw new RiskcurveError(
      'conflict',
      `patient ${patient.label} is not of the cohort "${cohort.name}" that the model was trained on`,
    );
  }
  const own = Float64Array.from(patient.values, (value) => value ?? NaN);
  const known = { label: patient.label, rowIndex: patient.rowIndex };
  if (changes === undefined) return { ...known, values: own, own: null };
  return { ...known, values: changedValues(features, own, changes), own };
}

/** Builds the content tree of a patient report from a model and a patient's values. Pure: no database, no clock, no chance. */
import { assessPatient } from '@/models/inference/assess';
import { riskCurves } from '@/models/inference/risk-curve';
import { membersThatNeverSaw } from '@/models/inference/unseen-members';
import type { PatientValues } from '@/models/features';
import type { TrainedModel } from '@/models/model';
import type { Evaluation } from '@/models/trainer/protocol';
import { contentHash } from './canonical-json';
import { patientReportSchema, reportSchemaName, type PatientReport, type PatientReportBody } from './content';
import { riskCurvesPanel, latentQuantileCurvesPanel } from './panels/curves';
import { evaluationPanel, modelPanel, notesPanel } from './panels/model';
import { assessmentPanel } from './panels/assessment';
import { patientPanel } from './panels/patient';
import { placePanel, riskPanel } from './panels/risk';

export interface ReportCohort {
  readonly name: string;
  readonly nPatients: number;
  readonly nEvents: number;
  readonly simulatedFrom: string | null;
  /** Out-of-fold and holdout risks of the cohort's patients under this model. */
  readonly risks: readonly number[];
}

export interface ReportPatient {
  readonly label: string;
  /** 0-based row of the cohort; null for a patient who is not in it. */
  readonly rowIndex: number | null;
  readonly values: PatientValues;
}

export interface ReportModel {
  readonly name: string;
  /** sha256 of the model file. */
  readonly version: string;
  readonly threshold: number;
  readonly trainedAt: Date;
  readonly trained: TrainedModel;
  readonly evaluation: Evaluation;
}

export interface ReportInput {
  readonly identifier: string;
  readonly createdAt: Date;
  readonly cohort: ReportCohort;
  readonly patient: ReportPatient;
  readonly model: ReportModel;
}

/** The validated report with its hash. A patient of the cohort is judged only by members that never saw that patient. */
export function buildReportContent(input: ReportInput): PatientReport {
  const { cohort, patient, model } = input;
  const { trained } = model;
  const members = membersThatNeverSaw(trained, patient.rowIndex);
  const assessment = assessPatient(trained, patient.values, members);
  const curves = riskCurves(trained, patient.values, { members });
  const body: PatientReportBody = {
    schema: reportSchemaName,
    identifier: input.identifier,
    createdAt: input.createdAt.toISOString(),
    title: `Risk report for ${patient.label}`,
    cohort: {
      name: cohort.name,
      nPatients: cohort.nPatients,
      nEvents: cohort.nEvents,
      simulatedFrom: cohort.simulatedFrom,
    },
    panels: [
      riskPanel(trained, assessment, model.threshold),
      patientPanel(trained, patient, members),
      placePanel(cohort, assessment, model.threshold),
      riskCurvesPanel(trained, curves, assessment, members),
      latentQuantileCurvesPanel(trained, curves, assessment, members),
      assessmentPanel(trained, assessment),
      evaluationPanel(model.evaluation),
      modelPanel(model),
      notesPanel(trained, cohort),
    ],
  };
  return patientReportSchema.parse({ ...body, contentHash: contentHash(body) });
}

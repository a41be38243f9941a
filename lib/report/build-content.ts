/** Builds the content tree of a patient report from a model and a patient's values. Pure: no database, no clock, no chance. */
import { assessPatient } from '@/models/inference/assess';
import { riskCurves } from '@/models/inference/risk-curve';
import { membersThatNeverSaw } from '@/models/inference/unseen-members';
import { contentHash } from './canonical-json';
import { patientReportSchema, reportSchemaName, type PatientReport, type PatientReportBody } from './content';
import { contributionsPanel } from './panels/contributions';
import { counterfactualsPanel } from './panels/counterfactuals';
import { riskCurvesPanel, latentQuantileCurvesPanel } from './panels/curves';
import { evaluationPanel, modelPanel, notesPanel } from './panels/model';
import { assessmentPanel } from './panels/assessment';
import { patientPanel } from './panels/patient';
import { placePanel, riskPanel } from './panels/risk';
import { similarPatientsPanel } from './panels/similar-patients';
import { withinDataCautions, withinDataPanel } from './panels/within-data';
import type { ReportInput } from './report-input';

/** The validated report with its hash. A patient of the cohort is judged only by members that never saw that patient. */
export function buildReportContent(input: ReportInput): PatientReport {
  const { cohort, patient, model } = input;
  const { trained } = model;
  const members = membersThatNeverSaw(trained, patient.rowIndex);
  const assessment = assessPatient(trained, patient.values, members);
  const curves = riskCurves(trained, patient.values, { members });
  const withinData = withinDataPanel(trained, patient.values);
  const body: PatientReportBody = {
    schema: reportSchemaName,
    identifier: input.identifier,
    createdAt: input.createdAt.toISOString(),
    title: patient.own === null ? `Risk report for ${patient.label}` : `What-if report for ${patient.label}`,
    cohort: {
      name: cohort.name,
      nPatients: cohort.nPatients,
      nEvents: cohort.nEvents,
      simulatedFrom: cohort.simulatedFrom,
    },
    panels: [
      riskPanel(trained, assessment, model.threshold, withinDataCautions(withinData)),
      patientPanel(trained, patient, members),
      placePanel(cohort, assessment, model.threshold),
      withinData,
      contributionsPanel(trained, patient, members),
      riskCurvesPanel(trained, curves, assessment, members),
      counterfactualsPanel(trained, patient.values, members, model.threshold),
      similarPatientsPanel(trained, cohort, patient, curves),
      latentQuantileCurvesPanel(trained, curves, assessment, members),
      assessmentPanel(trained, assessment),
      evaluationPanel(trained, model.evaluation),
      modelPanel(model),
      notesPanel(trained, cohort),
    ],
  };
  return patientReportSchema.parse({ ...body, contentHash: contentHash(body) });
}

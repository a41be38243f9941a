/** Builds the content tree of a patient report from a model and a patient's values. Pure: no database, no clock, no chance. */
import { assessPatient } from '@/models/inference/assess';
import { riskCurves } from '@/models/inference/risk-curve';
import { membersThatNeverSaw, modelForPatient } from '@/models/inference/unseen-members';
import { createWhatIf } from '@/models/inference/what-if';
import type { Assessment, RiskCurve, TrainedModel } from '@/models/model';
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
import type { ReportInput, ReportPatient } from './report-input';

/** The validated report with its hash. A patient of the cohort is judged only by members that never saw that patient. */
export function buildReportContent(input: ReportInput): PatientReport {
  const { cohort, patient, model } = input;
  const trained = modelForPatient(model.trained, patient.rowIndex);
  const members = membersThatNeverSaw(trained, patient.rowIndex);
  const { assessment, curves } = judge(trained, patient, members);
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
      riskPanel(trained, patient.values, assessment, model.threshold, withinDataCautions(withinData)),
      patientPanel(trained, patient, members, curves),
      placePanel(cohort, assessment, model.threshold),
      withinData,
      contributionsPanel(trained, patient, members),
      riskCurvesPanel(trained, curves, assessment),
      counterfactualsPanel(trained, patient.values, members, model.threshold),
      similarPatientsPanel(trained, cohort, patient, curves),
      latentQuantileCurvesPanel(trained, curves, assessment),
      assessmentPanel(trained, assessment),
      evaluationPanel(trained, model.evaluation),
      modelPanel(model, trained),
      notesPanel(model, cohort),
    ],
  };
  return patientReportSchema.parse({ ...body, contentHash: contentHash(body) });
}

/** Assessment and curves, the largest swing first: of a what-if as the page has them, with what is missing held as the record has it. */
function judge(
  model: TrainedModel,
  { values, own }: ReportPatient,
  members: readonly number[],
): { assessment: Assessment; curves: RiskCurve[] } {
  if (own === null) {
    return { assessment: assessPatient(model, values, members), curves: riskCurves(model, values, { members }) };
  }
  const whatIf = createWhatIf(model, own, { members });
  values.forEach((value, feature) => {
    if (!Object.is(value, own[feature])) whatIf.change(feature, value);
  });
  return { assessment: whatIf.assessment, curves: whatIf.curves.toSorted((one, other) => other.swing - one.swing) };
}

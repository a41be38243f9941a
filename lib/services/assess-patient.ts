import type { Cohort } from '@/db/queries/cohorts';
import type { ModelWithOrigin } from '@/db/queries/models';
import { rankRisk } from '@/db/queries/patient-list';
import type { Patient } from '@/db/queries/patients';
import { listRisks } from '@/db/queries/predictions';
import { assessPatient as assess } from '@/models/inference/assess';
import { riskCurves } from '@/models/inference/risk-curve';
import { membersThatNeverSaw } from '@/models/inference/unseen-members';
import { quantileOfSorted } from '@/models/math/quantile';
import type { PatientValues } from '@/models/features';
import type { Assessment, RiskCurve, TrainedModel } from '@/models/model';
import type { Application } from '../application';
import { chooseModel } from './choose-model';
import { getPatient } from './get-patient';
import { getTrainedModel } from './get-trained-model';
import { getRiskCounts, type RiskCounts } from './get-risk-counts';

export interface AssessedPatient {
  readonly patient: Patient;
  readonly cohort: Cohort;
  readonly choices: readonly ModelWithOrigin[];
  /** Null where no model may be shown for the cohort. */
  readonly judged: JudgedPatient | null;
}

export interface JudgedPatient {
  readonly model: ModelWithOrigin;
  readonly trained: TrainedModel;
  readonly values: PatientValues;
  /** Positions of the members that never saw this patient: they alone judged. */
  readonly members: readonly number[];
  readonly assessment: Assessment;
  /** Ordered by swing, largest first. */
  readonly curves: readonly RiskCurve[];
  /** The whole cohort's risks under this model. */
  readonly counts: RiskCounts;
  /** Share of the cohort with a lower risk, in [0,1]. */
  readonly shareBelow: number;
  /** 101 quantiles, 0 to 100 %, of the cohort's risks under this model. */
  readonly riskQuantiles: readonly number[];
}

/**
 * What a model says of a patient of its cohort, with the curves and the place in the cohort. Throws `not-found` for an unknown
 * patient, or a model that does not belong to the cohort or may not be seen.
 */
export async function assessPatient(
  app: Application,
  options: { patientId: string; modelId?: string; publishedOnly: boolean },
): Promise<AssessedPatient> {
  const { patient, cohort } = await getPatient(app, options);
  const { model, choices } = await chooseModel(app, { ...options, cohortId: cohort.id });
  return { patient, cohort, choices, judged: model === null ? null : await judge(app, patient, model.id) };
}

async function judge(app: Application, patient: Patient, modelId: string): Promise<JudgedPatient> {
  const { model, trained } = await getTrainedModel(app, { modelId });
  const values = Float64Array.from(patient.values, (value) => value ?? NaN);
  const members = membersThatNeverSaw(trained, patient.rowIndex);
  const assessment = assess(trained, values, members);
  const { nPatients, nBelow } = await rankRisk(app.database, modelId, assessment.risk);
  return {
    model,
    trained,
    values,
    members,
    assessment,
    curves: riskCurves(trained, values, { members }),
    counts: await getRiskCounts(app, { modelId }),
    shareBelow: nPatients === 0 ? 0 : nBelow / nPatients,
    riskQuantiles: await riskQuantiles(app, modelId),
  };
}

async function riskQuantiles(app: Application, modelId: string): Promise<number[]> {
  const risks = await listRisks(app.database, modelId);
  return risks.length === 0 ? [] : Array.from({ length: 101 }, (_, percent) => quantileOfSorted(risks, percent / 100));
}

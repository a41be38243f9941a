import type { ModelWithOrigin } from '@/db/queries/models';
import { rankRisk } from '@/db/queries/patient-list';
import { listRisks } from '@/db/queries/predictions';
import { assessPatient as assess } from '@/models/inference/assess';
import { riskCurves } from '@/models/inference/risk-curve';
import { membersThatNeverSaw, modelForPatient } from '@/models/inference/unseen-members';
import { quantileOfSorted } from '@/models/math/quantile';
import type { PatientValues } from '@/models/features';
import type { Assessment, RiskCurve, TrainedModel } from '@/models/model';
import type { Application } from '../application';
import { getRiskCounts, type RiskCounts } from './get-risk-counts';
import { getTrainedModel } from './get-trained-model';

export interface JudgedPatient {
  readonly model: ModelWithOrigin;
  /** As it judges this patient. */
  readonly trained: TrainedModel;
  readonly values: PatientValues;
  /** Positions of the members that never saw this patient: they alone judged; all of them for one who is not in the cohort. */
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
 * What a model says of a patient, with the curves and the place in its cohort. `values` in the order of the model's features, NaN where
 * missing; `rowIndex` is the patient's row in the cohort, null for one who is not in it. Throws `not-found` for an unknown model.
 */
export async function judgePatient(
  app: Application,
  options: { modelId: string; values: PatientValues; rowIndex: number | null },
): Promise<JudgedPatient> {
  const { modelId, values, rowIndex } = options;
  const { model, trained: whole } = await getTrainedModel(app, { modelId });
  const members = membersThatNeverSaw(whole, rowIndex);
  const trained = modelForPatient(whole, rowIndex);
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

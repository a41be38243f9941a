import { leanCurves } from '@/app/components/curves/lean-curves';
import type { CurveSet } from '@/app/components/curves/curve-set';
import type { AssessedPatient, JudgedPatient } from '@/lib/services/assess-patient';
import { outlineOf } from '@/models/model-outline';

/** What the browser gets of a patient and the model that judges: plain values only. */
export interface PatientView extends CurveSet {
  readonly patient: { readonly id: string; readonly outcome: boolean; readonly trueRisk: number | null };
  readonly outcomeMeans: { readonly positive: string; readonly negative: string };
  readonly model: { readonly id: string; readonly name: string; readonly version: string; readonly threshold: number };
  /** In the order of the model's features, NaN where missing. */
  readonly values: readonly number[];
  /** Networks that judged. */
  readonly nJudging: number;
  /** The cohort's risks: counts in 20 equal bins, and 101 quantiles. */
  readonly counts: readonly number[];
  readonly riskQuantiles: readonly number[];
  /** Share of the cohort with a lower risk, in [0,1]. */
  readonly shareBelow: number;
}

/** The view of a judged patient. */
export function viewOf({ patient, cohort }: AssessedPatient, judged: JudgedPatient): PatientView {
  const { model, trained, members } = judged;
  return {
    outline: outlineOf(trained),
    patient: { id: patient.id, outcome: patient.outcome, trueRisk: patient.trueRisk },
    outcomeMeans: { positive: cohort.outcome.positiveMeans, negative: cohort.outcome.negativeMeans },
    model: { id: model.id, name: model.name, version: model.version, threshold: model.threshold },
    values: Array.from(judged.values),
    nJudging: members.length,
    counts: judged.counts.all,
    riskQuantiles: judged.riskQuantiles,
    shareBelow: judged.shareBelow,
    assessment: judged.assessment,
    curves: leanCurves(judged.curves),
  };
}

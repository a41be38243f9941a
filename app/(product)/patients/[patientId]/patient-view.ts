import { leanCurves } from '@/app/components/curves/lean-curves';
import type { CurveSet } from '@/app/components/curves/curve-set';
import type { Cohort } from '@/db/queries/cohorts';
import type { ThresholdBasis } from '@/db/schema/models';
import type { JudgedPatient } from '@/lib/services/judge-patient';
import { outlineOf } from '@/models/model-outline';

/** Id and outcome are null for a patient who is not in the cohort. */
export interface ViewedPatient {
  readonly id: string | null;
  readonly outcome: boolean | null;
  readonly trueRisk: number | null;
}

/** What the browser gets of a patient and the model that judges: plain values only. */
export interface PatientView extends CurveSet {
  readonly patient: ViewedPatient;
  readonly outcomeMeans: { readonly positive: string; readonly negative: string };
  readonly model: {
    readonly id: string;
    readonly name: string;
    readonly version: string;
    readonly threshold: number;
    /** For whom, when and for what decision it is published; null where it is not. */
    readonly publication: { readonly intendedUse: string; readonly thresholdBasis: ThresholdBasis } | null;
  };
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

/** Somebody of whom the cohort knows nothing. */
export const notOfTheCohort: ViewedPatient = { id: null, outcome: null, trueRisk: null };

/** The view of a judged patient. */
export function viewOf(
  { patient, cohort }: { readonly patient: ViewedPatient; readonly cohort: Pick<Cohort, 'outcome'> },
  judged: JudgedPatient,
): PatientView {
  const { model, trained, members } = judged;
  return {
    outline: outlineOf(trained),
    patient: { id: patient.id, outcome: patient.outcome, trueRisk: patient.trueRisk },
    outcomeMeans: { positive: cohort.outcome.positiveMeans, negative: cohort.outcome.negativeMeans },
    model: modelOf(model),
    values: Array.from(judged.values),
    nJudging: members.length,
    counts: judged.counts.all,
    riskQuantiles: judged.riskQuantiles,
    shareBelow: judged.shareBelow,
    assessment: judged.assessment,
    curves: leanCurves(judged.curves),
  };
}

function modelOf({ id, name, version, threshold, publication }: JudgedPatient['model']): PatientView['model'] {
  const shown = { id, name, version, threshold };
  if (publication === null) return { ...shown, publication };
  const { intendedUse, thresholdBasis } = publication;
  return { ...shown, publication: { intendedUse, thresholdBasis } };
}

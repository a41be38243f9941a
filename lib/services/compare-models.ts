import type { Cohort } from '@/db/queries/cohorts';
import type { ModelWithOrigin } from '@/db/queries/models';
import type { PatientValues } from '@/models/features';
import { findCurveGap, type CurveGap } from '@/models/inference/curve-gap';
import type { Application } from '../application';
import type { Person } from '../auth/actor';
import { rowOf } from './assess-patient';
import { chooseModel } from './choose-model';
import type { Withdrawn } from '../publication/withdrawn';
import { getEnteredPatient } from './get-entered-patient';
import { getPatient } from './get-patient';
import { judgePatient, type JudgedPatient } from './judge-patient';

export type ComparedPatient =
  { readonly patientId: string } | { readonly enteredPatientId: string; readonly person: Person };

export interface ModelComparison {
  readonly label: string;
  readonly cohort: Cohort;
  readonly choices: readonly ModelWithOrigin[];
  /** What became of the models asked for, where others stand in their place. */
  readonly withdrawn: readonly Withdrawn[];
  /** Null where there are fewer than two models to choose from. */
  readonly pair: {
    readonly first: JudgedPatient;
    readonly second: JudgedPatient;
    /** Feature by feature, where the two disagree most about the feature's effect first. */
    readonly gaps: readonly CurveGap[];
  } | null;
}

/**
 * Two models on one patient: those asked for, else the cohort's usual one and the newest other. Throws `not-found` for an unknown patient, or
 * a model that does not belong to the cohort or may not be seen.
 */
export async function compareModels(
  app: Application,
  options: { patient: ComparedPatient; firstId?: string; secondId?: string; publishedOnly: boolean },
): Promise<ModelComparison> {
  const { firstId, secondId, publishedOnly } = options;
  const { label, cohort, values, rowIndex } = await findSubject(app, options.patient);
  const choose = (modelId?: string) => chooseModel(app, { cohortId: cohort.id, modelId, publishedOnly });
  const first = await choose(firstId);
  const { model, choices } = first;
  const others = choices.filter((choice) => choice.id !== model?.id);
  const asked = secondId === undefined ? null : await choose(secondId);
  const second = asked === null || asked.model?.id === model?.id ? others[0] : asked.model;
  const withdrawn = [first.withdrawn, asked?.withdrawn ?? null].filter((found) => found !== null);
  if (model === null || second === undefined || second === null) {
    return { label, cohort, choices, withdrawn, pair: null };
  }
  const judge = ({ id }: ModelWithOrigin) => judgePatient(app, { modelId: id, values, rowIndex });
  const [one, two] = [await judge(model), await judge(second)];
  return { label, cohort, choices, withdrawn, pair: { first: one, second: two, gaps: gapsOf(one, two) } };
}

async function findSubject(
  app: Application,
  subject: ComparedPatient,
): Promise<{ label: string; cohort: Cohort; values: PatientValues; rowIndex: number | null }> {
  if ('patientId' in subject) {
    const { patient, cohort } = await getPatient(app, subject);
    return { label: patient.label, cohort, ...rowOf(patient) };
  }
  const { patient, cohort } = await getEnteredPatient(app, subject);
  return { label: patient.label, cohort, ...rowOf({ values: patient.values, rowIndex: 0 }), rowIndex: null };
}

function gapsOf(first: JudgedPatient, second: JudgedPatient): CurveGap[] {
  const { summaries } = first.trained;
  return first.curves
    .map((curve) => {
      const other = second.curves.find(({ feature }) => feature === curve.feature)!;
      return findCurveGap(summaries[curve.feature]!, curve, other);
    })
    .sort((a, b) => b.swing - a.swing || a.feature - b.feature);
}

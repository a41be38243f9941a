import type { Cohort } from '@/db/queries/cohorts';
import type { ModelWithOrigin } from '@/db/queries/models';
import { listUnjudgedPatients } from '@/db/queries/patient-list';
import { listJudgedPatients } from '@/db/queries/predictions';
import type { Feature } from '@/models/features';
import type { Assessment } from '@/models/model';
import type { Application } from '../application';
import { chooseModel } from './choose-model';
import type { Withdrawn } from '../publication/withdrawn';
import { getCohort } from './get-cohort';
import { getReferenceCurves } from './get-reference-curves';
import { listCohorts } from './list-cohorts';
import { listModels } from './list-models';

export type PatientOrder = 'riskDescending' | 'riskAscending' | 'label';

export interface ListedPatient {
  readonly id: string;
  readonly label: string;
  readonly outcome: boolean;
  readonly values: readonly (number | null)[];
  /** Absent where no model has judged the patient. */
  readonly judged: { readonly part: 'outOfFold' | 'holdout'; readonly assessment: Assessment } | null;
}

export interface PatientList {
  readonly cohorts: readonly Cohort[];
  readonly cohort: Cohort | null;
  readonly features: readonly Feature[];
  /** Positions of the features that matter most to the model; the first ones where there is none. */
  readonly keyFeatures: readonly number[];
  readonly models: readonly ModelWithOrigin[];
  readonly model: ModelWithOrigin | null;
  /** What became of the model asked for, where another stands in its place. */
  readonly withdrawn: Withdrawn | null;
  readonly patients: readonly ListedPatient[];
  /** Patients that fit the search, on all pages. */
  readonly total: number;
}

export interface PatientListOptions {
  readonly cohortId?: string;
  readonly modelId?: string;
  readonly search?: string;
  readonly order?: PatientOrder;
  readonly limit: number;
  readonly offset: number;
  /** True for a clinician, who sees published models only. */
  readonly publishedOnly: boolean;
}

const nKeyFeatures = 3;

/** A page of patients of one cohort (the one asked for, else that of the newest model, else the newest) with their risk. */
export async function listPatients(app: Application, options: PatientListOptions): Promise<PatientList> {
  const cohorts = await listCohorts(app, { limit: 200 });
  const cohortId = options.cohortId ?? (await defaultCohortId(app, cohorts, options.publishedOnly));
  if (cohortId === null) {
    return {
      ...{ cohorts, cohort: null, features: [], keyFeatures: [], models: [], model: null, withdrawn: null },
      ...{ patients: [], total: 0 },
    };
  }
  const { cohort, features } = await getCohort(app, { cohortId });
  const { model, choices, withdrawn } = await chooseModel(app, { ...options, cohortId });
  return {
    cohorts,
    cohort,
    features,
    models: choices,
    model,
    withdrawn,
    keyFeatures:
      model === null ? features.map((_, index) => index).slice(0, nKeyFeatures) : await keyFeaturesOf(app, model),
    ...(model === null ? await unjudged(app, cohortId, options) : await judged(app, model, options)),
  };
}

async function defaultCohortId(app: Application, cohorts: readonly Cohort[], publishedOnly: boolean) {
  const [newest] = await listModels(app, { publishedOnly, limit: 1 });
  return newest?.cohortId ?? cohorts[0]?.id ?? null;
}

async function keyFeaturesOf(app: Application, model: ModelWithOrigin): Promise<number[]> {
  const { curves } = await getReferenceCurves(app, { modelId: model.id });
  return curves.slice(0, nKeyFeatures).map((curve) => curve.feature);
}

async function judged(app: Application, model: ModelWithOrigin, options: PatientListOptions) {
  const { search, order, limit, offset } = options;
  const rows = await listJudgedPatients(app.database, { modelId: model.id, search, order, limit, offset });
  const patients = rows.map(({ part, assessment, ...row }) => ({ ...row, judged: { part, assessment } }));
  return { patients, total: rows[0]?.total ?? 0 };
}

async function unjudged(app: Application, cohortId: string, { search, limit, offset }: PatientListOptions) {
  const rows = await listUnjudgedPatients(app.database, { cohortId, search, limit, offset });
  return { patients: rows.map((row) => ({ ...row, judged: null })), total: rows[0]?.total ?? 0 };
}

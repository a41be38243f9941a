import type { ModelWithOrigin } from '@/db/queries/models';
import { listPairedRows } from '@/db/queries/predictions';
import type { Evaluation } from '@/models/trainer/protocol';
import { splitsDiffer } from '@/models/training/same-splits';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { getModel } from './get-model';

export type ComparedModel = ModelWithOrigin & { readonly evaluation: Evaluation };
export type ComparedPartName = 'outOfFold' | 'holdout';

/** The same patients, in the same order, as every model judges them. */
export interface ComparedPart {
  /** 1 with the outcome, 0 without, `[nPatients]`. */
  readonly labels: Uint8Array;
  /** `[nModels][nPatients]`, each patient judged by members that never saw them. */
  readonly risks: readonly Float64Array[];
}

export interface Comparison {
  /** In the order asked for. */
  readonly models: readonly ComparedModel[];
  /** Position of the model from which differences are taken. */
  readonly baseline: number;
  readonly threshold: number;
  readonly outOfFold: ComparedPart;
  /** Null where the splits keep no holdout. */
  readonly holdout: ComparedPart | null;
}

/** More are no longer told apart in a chart; the command line may compare a few more. */
export const mostModels = 16;

/**
 * Puts models of one cohort and the same splits side by side, patient by patient. The baseline is the logistic regression among
 * them, else the first, unless one is named. Throws `bad-input` for fewer than two models, one named twice, models of other cohorts
 * or splits, a baseline that is not among them, and a threshold outside (0,1); `not-found`.
 */
export async function pairModels(
  app: Application,
  options: { modelIds: readonly string[]; baselineId?: string; threshold?: number },
): Promise<Comparison> {
  const { modelIds, threshold = 0.5 } = options;
  if (new Set(modelIds).size !== modelIds.length) refuse('a model was named twice; name each once');
  if (modelIds.length < 2 || modelIds.length > mostModels) {
    refuse(`a comparison takes from two to ${mostModels} models, but ${modelIds.length} were named`);
  }
  if (!(threshold > 0 && threshold < 1))
    refuse(`threshold must be strictly between zero and one, but it is ${threshold}`);
  const models: ComparedModel[] = [];
  for (const modelId of modelIds) models.push(await getModel(app, { modelId }));
  for (const model of models) refuseUnlike(models[0]!, model);
  const rows = [];
  for (const { id } of models) rows.push(await listPairedRows(app.database, id));
  return {
    models,
    baseline: baselineAmong(models, options.baselineId),
    threshold,
    outOfFold: partOf(rows, 'outOfFold'),
    holdout: models[0]!.config.holdoutShare === 0 ? null : partOf(rows, 'holdout'),
  };
}

type Rows = Awaited<ReturnType<typeof listPairedRows>>;

function partOf(ofModels: readonly Rows[], part: ComparedPartName): ComparedPart {
  const chosen = ofModels.map((rows) => rows.filter((row) => row.part === part));
  const first = chosen[0]!;
  const paired = chosen.every((rows) => rows.length === first.length && rows.every(isSamePatient(first)));
  // Equal settings on one cohort deal the same folds; a model for which that is not so must not be compared silently.
  if (!paired) throw new RiskcurveError('failed', 'the models did not judge the same patients; train them again');
  return {
    labels: Uint8Array.from(first, ({ outcome }) => Number(outcome)),
    risks: chosen.map((rows) => Float64Array.from(rows, ({ risk }) => risk)),
  };
}

const isSamePatient = (rows: Rows) => (row: Rows[number], at: number) => row.rowIndex === rows[at]!.rowIndex;

function refuseUnlike(one: ComparedModel, other: ComparedModel): void {
  if (one.cohortId !== other.cohortId) {
    refuse(
      `models are compared on one cohort, but "${one.name}" was trained on "${one.cohortName}" and "${other.name}" on ` +
        `"${other.cohortName}"; name models of one`,
    );
  }
  const difference = splitsDiffer(one.config, other.config);
  if (difference !== null) {
    refuse(
      `"${one.name}" and "${other.name}" have other splits: their ${difference} differ, so their patients do not pair; ` +
        'train one of them again with the settings of the other',
    );
  }
}

function baselineAmong(models: readonly ComparedModel[], baselineId: string | undefined): number {
  if (baselineId === undefined)
    return Math.max(
      0,
      models.findIndex(({ config }) => config.loss === 'logistic'),
    );
  const baseline = models.findIndex(({ id }) => id === baselineId);
  if (baseline === -1) refuse(`the baseline ${baselineId} is not among the models compared; name one of them`);
  return baseline;
}

function refuse(sentence: string): never {
  throw new RiskcurveError('bad-input', sentence);
}

import { listFeatureValues } from '@/db/queries/patients';
import type { Feature } from '@/models/features';
import { partitionBy } from '@/models/metrics/subgroups/partition';
import { groupMetricNames, type GroupMetrics } from '@/models/metrics/subgroups/group-metrics';
import { subgroupSteps, type Subgroups } from '@/models/metrics/subgroups/subgroups';
import type { PartEvaluation } from '@/models/trainer/protocol';
import type { Application } from '../application';
import { RiskcurveError } from '../errors';
import { inTurns } from '../in-turns';
import { keepRecent } from '../keep-recent';
import { getJudgedParts, type PartName } from './get-judged-parts';
import { getModel } from './get-model';
import { getTrainedModel } from './get-trained-model';

export interface ModelSubgroups extends Subgroups {
  readonly feature: Feature;
}

/** Seed of the bootstrap: the same question reads the same every time. */
const seed = 1;

/** Models never change, so what was computed once holds. */
const kept = keepRecent<ModelSubgroups>(64);

/**
 * How good a model is group by group along one feature, on one part; null for a part that is not there. The groups are made of the whole
 * cohort, so that both parts have the same. Takes some tenths of a second for a thousand patients, gives way meanwhile, and is kept.
 * Throws `not-found` for an unknown model, `bad-input` for an unknown feature or cuts that cannot be.
 */
export async function getSubgroups(
  app: Application,
  options: { modelId: string; part: PartName; feature: string; cuts?: readonly number[] },
): Promise<ModelSubgroups | null> {
  const { modelId, part, cuts } = options;
  const { model, trained } = await getTrainedModel(app, { modelId });
  const { evaluation } = await getModel(app, { modelId });
  const position = trained.features.findIndex(({ name }) => name === options.feature);
  if (position === -1) refuse(`the model has no feature "${options.feature}"; it has ${namesOf(trained.features)}`);
  const judged = (await getJudgedParts(app, { modelId }))[part];
  if (judged === null) return null;
  return kept([modelId, part, position, ...(cuts ?? [])].join(' '), async () => {
    const feature = trained.features[position]!;
    const values = await listFeatureValues(app.database, { cohortId: model.cohortId, position });
    const partition = partitionOrRefuse(feature, values, cuts);
    const steps = subgroupSteps(partition, judged, seed, storedMetrics(evaluation[part]));
    return { feature, ...(await inTurns(steps, app.closing)) };
  });
}

/** What the model's evaluation holds of all patients of the part together. */
function storedMetrics(stored: PartEvaluation | null): Partial<GroupMetrics> {
  const known = groupMetricNames.flatMap((name) => {
    const metric = stored?.metrics[name];
    return metric === undefined ? [] : [[name, metric] as const];
  });
  return Object.fromEntries(known);
}

function partitionOrRefuse(feature: Feature, values: Float64Array, cuts: readonly number[] | undefined) {
  try {
    return partitionBy(feature, values, cuts);
  } catch (error) {
    if (error instanceof RangeError) refuse(error.message);
    throw error;
  }
}

const namesOf = (features: readonly Feature[]) => features.map(({ name }) => name).join(', ');

function refuse(sentence: string): never {
  throw new RiskcurveError('bad-input', sentence);
}

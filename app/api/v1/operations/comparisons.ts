import { pairedInterval, partDifferences } from '@/lib/cli/comparison-answer';
import { RiskcurveError } from '@/lib/errors';
import { getPairedDifferences, type ModelDifferences } from '@/lib/services/get-paired-differences';
import { pairModels, type ComparedModel, type ComparedPartName } from '@/lib/services/pair-models';
import { copied } from '../copied';
import * as examples from '../examples';
import { jsonOperation } from '../operation';
import { compareSchema, comparisonSchema } from '../schemas/comparisons';

const { ids, metric } = examples;
const difference = { estimate: 0.012, low: 0.003, high: 0.021 };
const moves = { up: 12, down: 5, n: 214, net: difference };

export const compareModels = jsonOperation({
  id: 'compareModels',
  method: 'POST',
  path: '/comparisons',
  tag: 'Models',
  summary: 'Compare models on the same patients: paired differences with intervals',
  description:
    'Models of one cohort and the same splits. Takes about a second for a model and a thousand patients; nothing is stored.',
  scope: 'comparisons:read',
  body: { schema: compareSchema, example: { modelIds: [ids.model, ids.baseline], threshold: 0.3 } },
  answer: comparisonSchema,
  example: {
    ...{ cohortId: ids.cohort, part: 'outOfFold', nPatients: 614, baselineId: ids.baseline, threshold: 0.3 },
    interval: pairedInterval,
    models: [
      {
        ...{ modelId: ids.model, name: 'Ward 7-sbqc', loss: 'sbqc', metrics: { auroc: metric } },
        differences: { auroc: difference },
        netReclassification: { events: moves, nonEvents: moves },
      },
      {
        ...{ modelId: ids.baseline, name: 'Ward 7-logistic', loss: 'logistic', metrics: { auroc: metric } },
        ...{ differences: null, netReclassification: null },
      },
    ],
  },
  errors: ['bad-input', 'not-found'],
  async run({ app, body: { part, ...asked } }) {
    const comparison = await pairModels(app, asked);
    const differences = await getPairedDifferences(app, comparison, part);
    const { models, baseline, threshold } = comparison;
    if (differences === null) throw new RiskcurveError('bad-input', 'part: the splits of these models keep no holdout');
    return {
      ...{ cohortId: models[0]!.cohortId, part, baselineId: models[baseline]!.id, threshold, interval: pairedInterval },
      nPatients: comparison[part]!.labels.length,
      models: models.map((model, at) => copied(comparedView(model, part, differences[at] ?? null))),
    };
  },
});

function comparedView(
  { id, name, config, evaluation }: ComparedModel,
  part: ComparedPartName,
  own: ModelDifferences | null,
) {
  const found = own && partDifferences(own);
  return {
    ...{ modelId: id, name, loss: config.loss },
    metrics: evaluation[part]?.metrics ?? {},
    differences: found && { ...found.metrics },
    netReclassification: found && found.netReclassification,
  };
}

import { partAnswer } from '@/lib/cli/evaluation-answer';
import { RiskcurveError } from '@/lib/errors';
import { getEvaluationDetails, type PartDetails } from '@/lib/services/get-evaluation-details';
import { byCostRatio } from '@/lib/threshold-choice';
import { z } from 'zod';
import { copied } from '../copied';
import * as examples from '../examples';
import { jsonOperation } from '../operation';
import { readableModel } from '../readable-model';
import { decisionQuery, decisionsSchema } from '../schemas/decisions';
import { idOf } from '../schemas/shared';

const { ids, metric } = examples;
const confusion = { truePositives: 170, falsePositives: 121, trueNegatives: 279, falseNegatives: 44 };

export const getDecisions = jsonOperation({
  id: 'getDecisions',
  method: 'GET',
  path: '/models/{modelId}/decisions',
  tag: 'Models',
  summary: 'Get what decisions at a threshold come to, the decision curve, and subgroups',
  scope: 'models:read',
  params: z.object({ modelId: idOf('model') }),
  query: decisionQuery,
  answer: decisionsSchema,
  example: {
    ...{ modelId: ids.model, threshold: 0.2, impliedCostRatio: 4, holdout: null },
    outOfFold: {
      ...{ nPatients: 614, nEvents: 214, prevalence: { estimate: 0.349, low: 0.312, high: 0.387 }, confusion },
      perHundred: { truePositives: 28, falsePositives: 20, trueNegatives: 45, falseNegatives: 7 },
      sentence: 'Of 100 patients 48 would be flagged, 28 of them rightly; 7 would be missed.',
      metrics: { sensitivity: metric },
      decisionCurve: [{ threshold: 0.2, netBenefit: metric, overAll: metric, treatAll: 0.186 }],
      subgroups: null,
    },
  },
  errors: ['bad-input', 'not-found'],
  async run({ app, params: { modelId }, query, caller: { publishedOnly } }) {
    const { threshold, costRatio, subgroups: feature, cuts } = query;
    if (threshold !== undefined && costRatio !== undefined) refuse('give either threshold or costRatio');
    if (cuts !== undefined && feature === undefined) refuse('cuts: needs subgroups, the name of a feature');
    await readableModel(app, { modelId, publishedOnly });
    const choice = costRatio === undefined ? byHand(threshold) : byCostRatio(costRatio);
    const subgroups = feature === undefined ? undefined : { feature, cuts };
    const details = await getEvaluationDetails(app, { modelId, choice, subgroups });
    const part = (of: PartDetails) => partView(of, details.threshold.threshold);
    return copied({
      ...{ modelId, threshold: details.threshold.threshold, impliedCostRatio: details.impliedCostRatio },
      outOfFold: part(details.outOfFold),
      holdout: details.holdout && part(details.holdout),
    });
  },
});

const byHand = (threshold: number | undefined) =>
  threshold === undefined ? undefined : { threshold, basis: 'manual' as const };

function partView(of: PartDetails, threshold: number) {
  const { nPatients, nEvents, prevalence, decisions, decisionCurve, subgroups } = partAnswer(of, threshold);
  return { nPatients, nEvents, prevalence, ...decisions, decisionCurve: decisionCurve.points, subgroups };
}

function refuse(sentence: string): never {
  throw new RiskcurveError('bad-input', sentence);
}

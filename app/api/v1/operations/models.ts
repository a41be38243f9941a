import { getModel as get } from '@/lib/services/get-model';
import { getVisibleModel } from '@/lib/services/get-visible-model';
import { listModels as list } from '@/lib/services/list-models';
import { publishModel as publish } from '@/lib/services/publish-model';
import { retireModel as retire } from '@/lib/services/retire-model';
import { unpublishModel as unpublish } from '@/lib/services/unpublish-model';
import type { Application } from '@/lib/application';
import { z } from 'zod';
import { copied } from '../copied';
import * as examples from '../examples';
import { jsonOperation } from '../operation';
import { readableModel } from '../readable-model';
import {
  evaluationSchema,
  modelListSchema,
  modelSchema,
  modelView,
  modelWithFeaturesSchema,
  partView,
} from '../schemas/models';
import { bodyOf, idOf, pageOf, pageParameters, queryOf } from '../schemas/shared';

const params = z.object({ modelId: idOf('model') });

export const listModels = jsonOperation({
  id: 'listModels',
  method: 'GET',
  path: '/models',
  tag: 'Models',
  summary: 'List models, newest first',
  description: 'A clinician’s token sees published models only.',
  scope: 'models:read',
  query: queryOf({ ...pageParameters, cohortId: idOf('cohort').optional() }),
  answer: modelListSchema,
  example: { models: [examples.model], next: null },
  errors: ['bad-input'],
  async run({ app, query: { limit, offset, cohortId }, caller: { publishedOnly } }) {
    const rows = await list(app, { limit: limit + 1, offset, cohortId, publishedOnly });
    const { page, next } = pageOf(rows, { path: '/models', limit, offset, more: { cohortId } });
    return { models: page.map((model) => copied(modelView(model))), next };
  },
});

export const getModel = jsonOperation({
  id: 'getModel',
  method: 'GET',
  path: '/models/{modelId}',
  tag: 'Models',
  summary: 'Get a model with the features that it reads',
  scope: 'models:read',
  params,
  answer: modelWithFeaturesSchema,
  example: { ...examples.model, features: examples.features, nPatients: 768, nMembers: 100, prevalence: 0.349 },
  errors: ['not-found'],
  async run({ app, params: { modelId }, caller: { publishedOnly } }) {
    const { model, trained } = await getVisibleModel(app, { modelId, publishedOnly });
    const { features, nRows: nPatients, members, prevalence } = trained;
    return copied({ ...modelView(model), features, nPatients, nMembers: members.length, prevalence });
  },
});

export const getEvaluation = jsonOperation({
  id: 'getEvaluation',
  method: 'GET',
  path: '/models/{modelId}/evaluation',
  tag: 'Models',
  summary: 'Get how good a model is: out of fold and on the holdout',
  scope: 'models:read',
  params,
  answer: evaluationSchema,
  example: {
    modelId: examples.ids.model,
    outOfFold: {
      ...{ nPatients: 614, nEvents: 214, metrics: { auroc: examples.metric }, estimators: null },
      calibrationGroups: [{ risk: 0.08, observed: 0.065, low: 0.028, high: 0.142, n: 61 }],
      calibrationCurve: [[0.1, 0.09]],
      roc: [
        [0, 0],
        [1, 1],
      ],
    },
    holdout: null,
  },
  errors: ['not-found'],
  async run({ app, params: { modelId }, caller: { publishedOnly } }) {
    const { evaluation } = await readableModel(app, { modelId, publishedOnly });
    const { outOfFold, holdout } = evaluation;
    return { modelId, outOfFold: partView(outOfFold), holdout: holdout && partView(holdout) };
  },
});

export const publishModel = jsonOperation({
  id: 'publishModel',
  method: 'POST',
  path: '/models/{modelId}/publication',
  tag: 'Models',
  summary: 'Show a model to clinicians',
  scope: 'models:publish',
  params,
  body: {
    schema: bodyOf({
      threshold: z
        .number('must be a number')
        .gt(0, 'must be strictly between zero and one')
        .lt(1, 'must be strictly between zero and one')
        .meta({ description: 'Risk at or above which a patient counts as positive.' }),
    }),
    example: { threshold: 0.3 },
  },
  answer: modelSchema,
  example: examples.model,
  errors: ['bad-input', 'not-found', 'conflict'],
  async run({ app, params: { modelId }, body: { threshold }, caller: { actor } }) {
    await publish(app, { modelId, threshold, actor });
    return modelNow(app, modelId);
  },
});

export const unpublishModel = jsonOperation({
  id: 'unpublishModel',
  method: 'DELETE',
  path: '/models/{modelId}/publication',
  tag: 'Models',
  summary: 'Take a model from the clinicians’ sight',
  scope: 'models:publish',
  params,
  answer: modelSchema,
  example: { ...examples.model, state: 'unpublished', publishedAt: null },
  errors: ['not-found', 'conflict'],
  async run({ app, params: { modelId }, caller: { actor } }) {
    await unpublish(app, { modelId, actor });
    return modelNow(app, modelId);
  },
});

export const retireModel = jsonOperation({
  id: 'retireModel',
  method: 'POST',
  path: '/models/{modelId}/retirement',
  tag: 'Models',
  summary: 'End a model’s use for good; it stays on record',
  scope: 'models:publish',
  params,
  answer: modelSchema,
  example: { ...examples.model, state: 'retired', retiredAt: '2026-02-28T08:00:00.000Z' },
  errors: ['not-found', 'conflict'],
  async run({ app, params: { modelId }, caller: { actor } }) {
    await retire(app, { modelId, actor });
    return modelNow(app, modelId);
  },
});

async function modelNow(app: Application, modelId: string) {
  return copied(modelView(await get(app, { modelId })));
}

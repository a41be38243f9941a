import { getModelPage } from '@/lib/services/get-model-page';
import { listModels as list } from '@/lib/services/list-models';
import { z } from 'zod';
import { copied } from '../copied';
import * as examples from '../examples';
import { jsonOperation } from '../operation';
import { readableModel } from '../readable-model';
import { evaluationSchema, modelListSchema, modelView, modelWithFeaturesSchema, partView } from '../schemas/models';
import { idOf, pageOf, pageParameters, queryOf } from '../schemas/shared';

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
    const { model, trained } = await getModelPage(app, { modelId, publishedOnly });
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

import type { Application } from '@/lib/application';
import { getModel as get } from '@/lib/services/get-model';
import { listPublications as list } from '@/lib/services/list-publications';
import { publishModel as publish } from '@/lib/services/publish-model';
import { retireModel as retire } from '@/lib/services/retire-model';
import { rollBackModel as rollBack } from '@/lib/services/roll-back-model';
import { unpublishModel as unpublish } from '@/lib/services/unpublish-model';
import { z } from 'zod';
import { copied } from '../copied';
import * as examples from '../examples';
import { jsonOperation } from '../operation';
import { readableModel } from '../readable-model';
import {
  modelSchema,
  modelView,
  pastPublicationView,
  publicationsSchema,
  thresholdBasisSchema,
} from '../schemas/models';
import { bodyOf, idOf } from '../schemas/shared';

const params = z.object({ modelId: idOf('model') });

const threshold = z
  .number('must be a number')
  .gt(0, 'must be strictly between zero and one')
  .lt(1, 'must be strictly between zero and one')
  .meta({ description: 'Risk at or above which a patient counts as positive.' });

const intendedUse = z
  .string('must be a text: for whom, when and for what decision the model is')
  .meta({ description: 'For whom, when and for what decision: 10 to 500 characters. Clinicians read it.' });

export const publishModel = jsonOperation({
  id: 'publishModel',
  method: 'POST',
  path: '/models/{modelId}/publication',
  tag: 'Models',
  summary: 'Show a model to clinicians',
  description: 'The version of its name that they saw so far is replaced at the same moment.',
  scope: 'models:publish',
  params,
  body: {
    schema: bodyOf({ threshold, thresholdBasis: thresholdBasisSchema.default({ kind: 'manual' }), intendedUse }),
    example: { threshold: 0.3, intendedUse: examples.model.publication.intendedUse },
  },
  answer: modelSchema,
  example: examples.model,
  errors: ['bad-input', 'not-found', 'conflict'],
  async run({ app, params: { modelId }, body, caller: { actor } }) {
    await publish(app, { ...body, modelId, actor });
    return modelNow(app, modelId);
  },
});

export const rollBackModel = jsonOperation({
  id: 'rollBackModel',
  method: 'POST',
  path: '/models/{modelId}/rollback',
  tag: 'Models',
  summary: 'Show clinicians an earlier version again',
  description:
    'In place of the version of its name that they see now; with the threshold and the intended use that it had, unless others are given.',
  scope: 'models:publish',
  params,
  body: {
    schema: bodyOf({
      reason: z.string('must be a text').meta({ description: 'Why, for the record: 3 to 500 characters.' }),
      threshold: threshold.optional(),
      thresholdBasis: thresholdBasisSchema.optional(),
      intendedUse: intendedUse.optional(),
    }),
    example: { reason: 'The new version calls too many patients back.' },
  },
  answer: modelSchema,
  example: examples.model,
  errors: ['bad-input', 'not-found', 'conflict'],
  async run({ app, params: { modelId }, body, caller: { actor } }) {
    await rollBack(app, { ...body, modelId, actor });
    return modelNow(app, modelId);
  },
});

export const listPublications = jsonOperation({
  id: 'listPublications',
  method: 'GET',
  path: '/models/{modelId}/publications',
  tag: 'Models',
  summary: 'List when clinicians saw which version of a name, newest first',
  scope: 'models:read',
  params,
  answer: publicationsSchema,
  example: {
    name: examples.model.name,
    publications: [
      {
        ...{ modelId: examples.ids.model, version: examples.model.version, ...examples.model.publication },
        ...{ rollback: false, rollbackReason: null, endedAt: null, endReason: null, endedBy: null },
      },
    ],
  },
  errors: ['not-found'],
  async run({ app, params: { modelId }, caller: { publishedOnly } }) {
    const { name } = await readableModel(app, { modelId, publishedOnly });
    return { name, publications: (await list(app, { name })).map(pastPublicationView) };
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
  example: { ...examples.model, state: 'unpublished', publishedAt: null, publication: null },
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
  example: {
    ...examples.model,
    state: 'retired',
    publication: null,
    publishedAt: null,
    retiredAt: '2026-02-28T08:00:00.000Z',
  },
  errors: ['not-found', 'conflict'],
  async run({ app, params: { modelId }, caller: { actor } }) {
    await retire(app, { modelId, actor });
    return modelNow(app, modelId);
  },
});

async function modelNow(app: Application, modelId: string) {
  return copied(modelView(await get(app, { modelId })));
}

import type { Application } from '@/lib/application';
import { cancelRun as cancel } from '@/lib/services/cancel-run';
import { getRun as get } from '@/lib/services/get-run';
import { listRuns as list, type ListedRun } from '@/lib/services/list-runs';
import { recalibrateModel as recalibrate } from '@/lib/services/recalibrate-model';
import { startRun as start } from '@/lib/services/start-run';
import { z } from 'zod';
import { runView } from '../../runs/run-view';
import { configOf, startRunSchema } from '../../runs/schema';
import { copied } from '../copied';
import * as examples from '../examples';
import { jsonOperation } from '../operation';
import { modelSchema, modelView } from '../schemas/models';
import { runListSchema, runSchema } from '../schemas/runs';
import { idOf, pageOf, pageParameters, queryOf } from '../schemas/shared';

const params = z.object({ runId: idOf('run') });

export const listRuns = jsonOperation({
  id: 'listRuns',
  method: 'GET',
  path: '/runs',
  tag: 'Runs',
  summary: 'List runs, newest first',
  scope: 'runs:read',
  query: queryOf({ ...pageParameters, cohortId: idOf('cohort').optional() }),
  answer: runListSchema,
  example: { runs: [examples.listedRun], next: null },
  errors: ['bad-input'],
  async run({ app, query: { limit, offset, cohortId } }) {
    const rows = await list(app, { limit: limit + 1, offset, cohortId });
    const { page, next } = pageOf(rows, { path: '/runs', limit, offset, more: { cohortId } });
    return { runs: page.map(listedView), next };
  },
});

export const startRun = jsonOperation({
  id: 'startRun',
  method: 'POST',
  path: '/runs',
  tag: 'Runs',
  summary: 'Start a training run',
  description: 'Answers at once; ask `GET /runs/{runId}` how far it is. What is left out gets the default of the loss.',
  scope: 'runs:write',
  repeatable: true,
  status: 201,
  body: { schema: startRunSchema, example: { cohortId: examples.ids.cohort, loss: 'sbqc', repeats: 20, seed: 1 } },
  answer: runSchema,
  example: examples.run,
  errors: ['bad-input', 'not-found', 'conflict'],
  async run({ app, body, caller: { actor } }) {
    const { cohortId, engine, modelName } = body;
    const { id } = await start(app, { cohortId, engine, modelName, config: configOf(body), actor });
    return runWithProgress(app, id);
  },
});

export const getRun = jsonOperation({
  id: 'getRun',
  method: 'GET',
  path: '/runs/{runId}',
  tag: 'Runs',
  summary: 'Get a run with its progress',
  scope: 'runs:read',
  params,
  answer: runSchema,
  example: examples.run,
  errors: ['not-found'],
  run: ({ app, params: { runId } }) => runWithProgress(app, runId),
});

export const cancelRun = jsonOperation({
  id: 'cancelRun',
  method: 'POST',
  path: '/runs/{runId}/cancel',
  tag: 'Runs',
  summary: 'Cancel a run that is not at its end',
  scope: 'runs:write',
  params,
  answer: runSchema,
  example: { ...examples.run, state: 'cancelled', endedAt: '2026-01-31T09:15:05.000Z' },
  errors: ['not-found', 'conflict'],
  async run({ app, params: { runId }, caller: { actor } }) {
    await cancel(app, { runId, actor });
    return runWithProgress(app, runId);
  },
});

/** Under runs, for it works in a trainer as they do. */
export const recalibrateModel = jsonOperation({
  id: 'recalibrateModel',
  method: 'POST',
  path: '/models/{modelId}/recalibration',
  tag: 'Models',
  summary: 'Make a model of the same networks whose risks are as high as they come true',
  description: 'The original stays. A model has one recalibrated model at most: a second time it is found.',
  scope: 'runs:write',
  params: z.object({ modelId: idOf('model') }),
  answer: z.object({
    model: modelSchema,
    isNew: z.boolean().meta({ description: 'False where it had been made before.' }),
  }),
  example: {
    model: { ...examples.model, id: examples.ids.baseline, recalibratedFrom: examples.ids.model },
    isNew: true,
  },
  errors: ['not-found', 'conflict'],
  async run({ app, params: { modelId }, caller: { actor } }) {
    const { model: made, isNew } = await recalibrate(app, { modelId, actor });
    return { model: copied(modelView(made)), isNew };
  },
});

async function runWithProgress(app: Application, runId: string) {
  return copied(runView(await get(app, { runId })));
}

function listedView({ createdAt, startedAt, endedAt, ...run }: ListedRun) {
  return copied({
    ...run,
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  });
}

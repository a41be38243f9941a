import { z } from 'zod';
import { firstAdministratorLink } from '@/lib/services/first-administrator-link';
import { listModels } from '@/lib/services/list-models';
import { loadDemoCohort } from '@/lib/services/load-demo-cohort';
import { publishModel } from '@/lib/services/publish-model';
import { startRun } from '@/lib/services/start-run';
import { defaultConfig } from '@/models/training/defaults';
import { applicationCommand } from '../define-command';
import { followRun } from '../follow-run';

const demoDecision = {
  threshold: 0.5,
  thresholdBasis: { kind: 'manual' },
  intendedUse: 'Demonstration on simulated patients, to try the program out. For no decision about anybody.',
} as const;

export const prepareDemoCommand = applicationCommand({
  name: 'prepare-demo',
  where: 'application',
  summary: 'Load the demo cohort, train and publish a model on it, and issue the first sign-in link; repeats nothing.',
  arguments: [],
  flags: [],
  options: z.object({}),
  needsWorker: true,
  async run({ app, actor, progress, signal }) {
    progress('loading the demo cohort');
    const cohort = await loadDemoCohort(app, { actor });
    const [existing] = await listModels(app, { cohortId: cohort.id, limit: 1 });
    let modelId = existing?.id;
    if (modelId === undefined) {
      const config = defaultConfig('sbqc');
      const run = await startRun(app, { cohortId: cohort.id, config, actor, modelName: 'Demo model' });
      modelId = await followRun(app, { runId: run.id, progress, signal });
      await publishModel(app, { ...demoDecision, modelId, actor });
    }
    return { cohort: cohort.name, model: modelId, signInPath: await firstAdministratorLink(app) };
  },
  render: ({ cohort, model, signInPath }) =>
    [
      `"${cohort}" and model ${model} are ready.`,
      ...(signInPath === null ? [] : [`Sign in once with ${signInPath}`]),
    ].join('\n'),
});

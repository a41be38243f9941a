import { z } from 'zod';
import { getModel } from '@/lib/services/get-model';
import { getModelByReference } from '@/lib/services/get-model-by-reference';
import { applicationCommand } from '../define-command';
import { renderTrainingAnswer, trainingAnswer } from '../training-answer';

export const evaluateCommand = applicationCommand({
  name: 'evaluate',
  where: 'application',
  summary: 'Say how good a model is, out of fold and on the holdout, with intervals.',
  arguments: [{ name: 'model', description: 'id, name (its newest version) or first digits of a version' }],
  flags: [],
  options: z.object({ model: z.string() }),
  async run({ app }, { model }) {
    const found = await getModelByReference(app, { reference: model });
    return trainingAnswer(await getModel(app, { modelId: found.id }));
  },
  render: renderTrainingAnswer,
});

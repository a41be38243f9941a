import { z } from 'zod';
import type { ModelWithOrigin } from '@/db/queries/models';
import type { Application } from '@/lib/application';
import { shortVersion } from '@/lib/format';
import { recalibrationFitWords } from '@/lib/recalibration-words';
import { getModel } from '@/lib/services/get-model';
import { getModelByReference } from '@/lib/services/get-model-by-reference';
import { getTrainedModel } from '@/lib/services/get-trained-model';
import { recalibrateModel } from '@/lib/services/recalibrate-model';
import { applicationCommand } from '../define-command';
import { renderTrainingAnswer, trainingAnswer } from '../training-answer';

export const recalibrateCommand = applicationCommand({
  name: 'recalibrate',
  where: 'application',
  summary: "Make a new model of a model's networks whose risks are as high as they come true; the original stays.",
  arguments: [{ name: 'model', description: 'id, name (its newest version) or first digits of a version' }],
  flags: [],
  options: z.object({ model: z.string() }),
  async run({ app, actor, signal }, { model: reference }) {
    const origin = await originOf(app, await getModelByReference(app, { reference }), reference);
    const { model, isNew } = await recalibrateModel(app, { modelId: origin.id, actor, signal });
    const { recalibration } = (await getTrainedModel(app, { modelId: model.id })).trained;
    return {
      ...trainingAnswer(await getModel(app, { modelId: model.id })),
      version: model.version,
      isNew,
      recalibratedFrom: { model: origin.id, version: origin.version },
      recalibration: recalibration!,
    };
  },
  render: (answer) =>
    [
      `${answer.isNew ? 'Made' : 'Found, made before:'} version ${shortVersion(answer.version)}, ${recalibrationFitWords(answer.recalibration)}`,
      renderTrainingAnswer(answer),
    ].join('\n'),
});

/** A name means its newest version, and that is the recalibrated one when the command is given a second time: then what it came from is meant. */
async function originOf(app: Application, found: ModelWithOrigin, reference: string): Promise<ModelWithOrigin> {
  const { recalibratedFrom, name } = found;
  return recalibratedFrom !== null && name === reference.trim() ? getModel(app, { modelId: recalibratedFrom }) : found;
}

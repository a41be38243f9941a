import { z } from 'zod';
import { thresholdOfCostRatio } from '@/models/metrics/cost-ratio';
import { getModelByReference } from '@/lib/services/get-model-by-reference';
import { getPublicationConcerns } from '@/lib/services/get-publication-concerns';
import { publishModel } from '@/lib/services/publish-model';
import { applicationCommand } from '../define-command';
import { numberOption, requiredText } from '../option-values';
import { publicationAnswer, renderPublication } from '../publication-answer';

const options = z
  .object({
    model: z.string(),
    threshold: numberOption.optional(),
    costRatio: numberOption.refine((ratio) => ratio > 0, 'must be above zero').optional(),
    intendedUse: requiredText('say for whom, when and for what decision the model is'),
  })
  .refine(({ threshold, costRatio }) => threshold !== undefined || costRatio !== undefined, {
    message: 'give --threshold, or --cost-ratio from which it follows',
  })
  .transform(({ threshold, costRatio, ...given }) => ({
    ...given,
    threshold: threshold ?? thresholdOfCostRatio(costRatio!),
    thresholdBasis:
      costRatio === undefined ? ({ kind: 'manual' } as const) : ({ kind: 'costRatio', costRatio } as const),
  }));

export const publishCommand = applicationCommand({
  name: 'publish',
  where: 'application',
  summary: 'Show a model to clinicians, in place of the version of its name that they saw so far.',
  arguments: [{ name: 'model', description: 'id, name (its newest version) or first digits of a version' }],
  flags: [
    { flags: '--threshold <risk>', description: 'from this risk on a patient counts as positive, between 0 and 1' },
    {
      flags: '--cost-ratio <number>',
      description: 'how many false alarms one missed case is worth; the threshold follows: 1 / (1 + number)',
    },
    { flags: '--intended-use <text>', description: 'for whom, when and for what decision (10 to 500 characters)' },
  ],
  options,
  async run({ app, actor, notice }, { model, ...decision }) {
    const found = await getModelByReference(app, { reference: model });
    const concerns = await getPublicationConcerns(app, { modelId: found.id });
    concerns.forEach(({ title, text }) => notice(`${title}. ${text}`));
    const acknowledged = concerns.filter(({ serious }) => serious).map(({ key }) => key);
    const publication = await publishModel(app, { ...decision, modelId: found.id, actor, acknowledged });
    return { ...publicationAnswer(found, publication), concerns };
  },
  render: renderPublication,
});

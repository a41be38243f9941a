import { z } from 'zod';
import { getEvaluationDetails } from '@/lib/services/get-evaluation-details';
import { getModel } from '@/lib/services/get-model';
import { getModelByReference } from '@/lib/services/get-model-by-reference';
import { byCostRatio, isPossibleCostRatio, LEAST_COST_RATIO, MOST_COST_RATIO } from '@/lib/threshold-choice';
import { applicationCommand } from '../define-command';
import { evaluationAnswer, renderEvaluation } from '../evaluation-answer';
import { listOption, numberOption } from '../option-values';
import { trainingAnswer } from '../training-answer';

const options = z
  .object({
    model: z.string(),
    threshold: numberOption
      .refine((value) => value > 0 && value < 1, 'must be strictly between zero and one')
      .optional(),
    costRatio: numberOption
      .refine(isPossibleCostRatio, `must be from ${LEAST_COST_RATIO} to ${MOST_COST_RATIO}`)
      .optional(),
    subgroups: z.string().trim().min(1, 'must be the name of a feature').optional(),
    cuts: listOption.pipe(z.array(numberOption)).optional(),
  })
  .refine(({ threshold, costRatio }) => threshold === undefined || costRatio === undefined, {
    message: 'give either --threshold or --cost-ratio',
  })
  .refine(({ subgroups, cuts }) => cuts === undefined || subgroups !== undefined, {
    message: '--cuts needs --subgroups FEATURE',
  });

export const evaluateCommand = applicationCommand({
  name: 'evaluate',
  where: 'application',
  summary: 'Say how good a model is, out of fold and on the holdout, with intervals.',
  arguments: [{ name: 'model', description: 'id, name (its newest version) or first digits of a version' }],
  flags: [
    { flags: '--threshold <risk>', description: "a patient is flagged from this risk on (default the model's own)" },
    {
      flags: '--cost-ratio <number>',
      description: 'false alarms that one missed case is worth: sets the threshold to 1 / (1 + number)',
    },
    { flags: '--subgroups <feature>', description: "a feature's name: the metrics of each of its groups" },
    { flags: '--cuts <numbers>', description: 'where to cut a number into groups, cut by commas (default quartiles)' },
  ],
  options,
  async run({ app }, { model, threshold, costRatio, subgroups, cuts }) {
    const { id: modelId } = await getModelByReference(app, { reference: model });
    const choice =
      costRatio !== undefined
        ? byCostRatio(costRatio)
        : threshold === undefined
          ? undefined
          : { threshold, basis: 'manual' as const };
    const details = await getEvaluationDetails(app, {
      ...{ modelId, choice },
      subgroups: subgroups === undefined ? undefined : { feature: subgroups, cuts },
    });
    return evaluationAnswer(trainingAnswer(await getModel(app, { modelId })), details);
  },
  render: renderEvaluation,
});

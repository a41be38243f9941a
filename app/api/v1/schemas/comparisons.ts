import { mostModels } from '@/lib/services/pair-models';
import { z } from 'zod';
import { bodyOf, idOf, metricSchema, probability } from './shared';

export const compareSchema = bodyOf({
  modelIds: z
    .array(idOf('model'), 'must be a list of ids of models')
    .min(2, 'must name at least two models')
    .max(mostModels, `must name at most ${mostModels} models`),
  baselineId: idOf('model').optional().meta({
    description:
      'From which differences are taken; the logistic regression among them, else the first, where not given.',
  }),
  threshold: z
    .number('must be a number')
    .gt(0, 'must be strictly between zero and one')
    .lt(1, 'must be strictly between zero and one')
    .default(0.5)
    .meta({ description: 'For the metrics of a decision and net benefit.' }),
  part: z.enum(['outOfFold', 'holdout'], 'must be outOfFold or holdout').default('outOfFold'),
});

const movesSchema = z.object({ up: z.int(), down: z.int(), n: z.int(), net: metricSchema });

export const comparisonSchema = z
  .object({
    cohortId: z.uuid(),
    part: z.enum(['outOfFold', 'holdout']),
    nPatients: z.int(),
    baselineId: z.uuid(),
    threshold: probability('Risk at or above which a patient counts as positive.'),
    interval: z.string().meta({ description: 'Which intervals these are.' }),
    models: z.array(
      z.object({
        modelId: z.uuid(),
        name: z.string(),
        loss: z.string(),
        metrics: z.record(z.string(), metricSchema).meta({ description: 'The model’s own, on that part.' }),
        differences: z
          .record(z.string(), metricSchema)
          .nullable()
          .meta({ description: 'The model’s value less the baseline’s, on the same patients; null for the baseline.' }),
        netReclassification: z.object({ events: movesSchema, nonEvents: movesSchema }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Comparison', description: 'Models side by side on the same patients.' });

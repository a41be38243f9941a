import { LEAST_COST_RATIO, MOST_COST_RATIO } from '@/lib/threshold-choice';
import { z } from 'zod';
import { metricSchema, probability, queryOf } from './shared';

const numbers = z
  .string()
  .max(1000, 'must be at most 1,000 signs long')
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(z.number('must be numbers cut by commas')).min(1));

export const decisionQuery = queryOf({
  threshold: z.coerce
    .number('must be a number')
    .gt(0, 'must be strictly between zero and one')
    .lt(1, 'must be strictly between zero and one')
    .optional()
    .meta({ description: 'A patient is flagged from this risk on; the model’s own where neither is given.' }),
  costRatio: z.coerce
    .number('must be a number')
    .min(LEAST_COST_RATIO, `must be from ${LEAST_COST_RATIO} to ${MOST_COST_RATIO}`)
    .max(MOST_COST_RATIO, `must be from ${LEAST_COST_RATIO} to ${MOST_COST_RATIO}`)
    .optional()
    .meta({ description: 'False alarms that one missed case is worth: sets the threshold to 1 / (1 + costRatio).' }),
  subgroups: z.string().min(1, 'must be the name of a feature').max(200).optional().meta({
    description: 'Name of a feature: the metrics of each of its groups; small groups are suppressed.',
  }),
  cuts: numbers
    .optional()
    .meta({ description: 'Where to cut a number into groups, cut by commas; quartiles where not given.' }),
});

const confusionSchema = z
  .object({
    truePositives: z.number(),
    falsePositives: z.number(),
    trueNegatives: z.number(),
    falseNegatives: z.number(),
  })
  .meta({ id: 'Confusion' });

const groupSchema = z
  .object({
    label: z.string(),
    nPatients: z.int().nullable().meta({ description: 'Null where the group is suppressed.' }),
    nEvents: z.int().nullable(),
    suppressed: z.enum(['fewPatients', 'fewEvents', 'fewNonEvents', 'complementary']).nullable().meta({
      description: 'Why the group is not shown; complementary: another could be worked out from it.',
    }),
    metrics: z.record(z.string(), metricSchema).nullable(),
  })
  .meta({ id: 'Group' });

const partSchema = z
  .object({
    nPatients: z.int(),
    nEvents: z.int(),
    prevalence: metricSchema,
    confusion: confusionSchema,
    perHundred: confusionSchema.meta({ description: 'The same of 100 patients, whole numbers.' }),
    sentence: z.string(),
    metrics: z.record(z.string(), metricSchema).meta({
      description:
        'sensitivity, specificity, positivePredictiveValue, negativePredictiveValue, accuracy, f1, jaccard, cohenKappa, netBenefit, netBenefitOverAll.',
    }),
    decisionCurve: z
      .array(z.object({ threshold: z.number(), netBenefit: metricSchema, overAll: metricSchema, treatAll: z.number() }))
      .meta({
        description:
          'Net benefit at every hundredth; `treatAll` is that of treating everybody, treating nobody has none.',
      }),
    subgroups: z
      .object({ feature: z.string(), by: z.string(), whole: groupSchema, groups: z.array(groupSchema) })
      .nullable(),
  })
  .meta({ id: 'PartDecisions', description: 'What the decisions come to on one part of the cohort.' });

export const decisionsSchema = z
  .object({
    modelId: z.uuid(),
    threshold: probability('A patient is flagged from this risk on.'),
    impliedCostRatio: z.number().meta({ description: 'False alarms that one missed case is worth at this threshold.' }),
    outOfFold: partSchema,
    holdout: partSchema.nullable(),
  })
  .meta({ id: 'Decisions' });

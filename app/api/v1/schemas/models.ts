import type { ModelWithOrigin } from '@/db/queries/models';
import type { Publication } from '@/db/queries/publications';
import { isPublished } from '@/lib/services/published';
import type { ListedPublication } from '@/lib/publication/listed';
import type { PartEvaluation } from '@/models/trainer/protocol';
import { z } from 'zod';
import { featureSchema, outcomeSchema } from './cohorts';
import { configSchema, engineSchema } from './runs';
import { metricSchema, moment, next, probability } from './shared';

export const thresholdBasisSchema = z
  .strictObject({
    kind: z.enum(['costRatio', 'netBenefit', 'manual'], 'must be costRatio, netBenefit or manual'),
    costRatio: z
      .number('must be a number')
      .optional()
      .meta({ description: 'How many false alarms one missed case is worth; the threshold is 1 / (1 + costRatio).' }),
  })
  .meta({ id: 'ThresholdBasis', description: 'How a threshold was chosen.' });

const publicationShape = {
  threshold: probability('Risk at or above which a patient counts as positive.'),
  thresholdBasis: thresholdBasisSchema,
  intendedUse: z.string().meta({
    description: 'For whom, when and for what decision; empty for what an older version of the program published.',
  }),
  publishedAt: moment,
  publishedBy: z.string(),
};

const publicationSchema = z
  .object(publicationShape)
  .meta({ id: 'Publication', description: 'What clinicians are told of a model.' });

export const publicationsSchema = z.object({
  name: z.string(),
  publications: z.array(
    z
      .object({
        ...{ modelId: z.uuid(), version: z.string(), ...publicationShape },
        rollback: z.boolean().meta({ description: 'Whether an earlier version came back with it.' }),
        rollbackReason: z.string().nullable(),
        endedAt: moment.nullable().meta({ description: 'Null while clinicians see it.' }),
        endReason: z.enum(['unpublished', 'replaced', 'rolledBack', 'retired']).nullable(),
        endedBy: z.string().nullable(),
      })
      .meta({ id: 'PastPublication', description: 'One time that clinicians were shown a version.' }),
  ),
});

export const modelSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    version: z.string().meta({ description: 'sha256 of the model: the version that pages and reports name.' }),
    state: z.enum(['unpublished', 'published', 'retired']),
    threshold: probability('Risk at or above which a patient counts as positive.'),
    publication: publicationSchema.nullable().meta({ description: 'Null where clinicians do not see the model.' }),
    cohortId: z.uuid(),
    cohortName: z.string(),
    simulatedFrom: z.string().nullable(),
    runId: z.uuid(),
    outcome: outcomeSchema,
    config: configSchema,
    engine: engineSchema.nullable(),
    seconds: z.number().meta({ description: 'Seconds that training took.' }),
    recalibratedFrom: z.uuid().nullable().meta({ description: 'The model whose networks these are too.' }),
    publishedAt: moment.nullable(),
    retiredAt: moment.nullable(),
    createdAt: moment,
  })
  .meta({ id: 'Model' });

export const modelListSchema = z.object({ models: z.array(modelSchema), next });

export const modelWithFeaturesSchema = modelSchema
  .extend({
    features: z.array(featureSchema).meta({ description: 'What a new patient needs, by name.' }),
    nPatients: z.int(),
    nMembers: z.int(),
    prevalence: probability('Share of the cohort with the outcome.'),
  })
  .meta({ id: 'ModelWithFeatures' });

const pairs = (description: string) => z.array(z.tuple([z.number(), z.number()])).meta({ description });

const partSchema = z
  .object({
    nPatients: z.int(),
    nEvents: z.int(),
    metrics: z.record(z.string(), metricSchema).meta({
      description:
        'auroc, averagePrecision, brierScore, logLoss, calibrationIntercept, calibrationSlope, crossingRate, levelDisagreement, accuracy, f1, jaccard, cohenKappa.',
    }),
    estimators: z.record(z.string(), z.record(z.string(), metricSchema)).nullable(),
    calibrationGroups: z.array(
      z.object({ risk: z.number(), observed: z.number(), low: z.number(), high: z.number(), n: z.int() }),
    ),
    calibrationCurve: pairs('[risk, observed]'),
    roc: pairs('[1 - specificity, sensitivity]'),
  })
  .meta({ id: 'PartEvaluation', description: 'How good the model is on one part of its cohort.' });

export const evaluationSchema = z
  .object({
    modelId: z.uuid(),
    outOfFold: partSchema.meta({ description: 'Each patient judged only by members that never saw that patient.' }),
    holdout: partSchema.nullable().meta({ description: 'Patients kept from every member; null where none were.' }),
  })
  .meta({ id: 'Evaluation' });

/** A model's row as JSON. */
export function modelView({ firstPublishedAt: _, ...model }: ModelWithOrigin) {
  return {
    ...model,
    publication: model.publication && publicationView(model.publication),
    state:
      model.retiredAt !== null
        ? ('retired' as const)
        : isPublished(model)
          ? ('published' as const)
          : ('unpublished' as const),
    publishedAt: model.publishedAt?.toISOString() ?? null,
    retiredAt: model.retiredAt?.toISOString() ?? null,
    createdAt: model.createdAt.toISOString(),
  };
}

function publicationView({ threshold, thresholdBasis, intendedUse, publishedAt, publishedByName }: Publication) {
  return {
    ...{ threshold, thresholdBasis, intendedUse },
    ...{ publishedAt: publishedAt.toISOString(), publishedBy: publishedByName },
  };
}

/** One entry of a line's history as JSON. */
export function pastPublicationView(
  listed: ListedPublication,
): z.input<typeof publicationsSchema>['publications'][number] {
  const { modelId, version, rollback, rollbackReason, endedAt, endReason, endedByName } = listed;
  return {
    ...{ modelId, version, ...publicationView(listed), rollback, rollbackReason },
    ...{ endedAt: endedAt?.toISOString() ?? null, endReason, endedBy: endedByName },
  };
}

/** Of a part what the schema names; the lists are copied, for they are read-only. */
export function partView(part: PartEvaluation): z.input<typeof partSchema> {
  const point = ([x, y]: readonly [number, number]): [number, number] => [x, y];
  return {
    ...part,
    metrics: { ...part.metrics },
    calibrationGroups: [...part.calibrationGroups],
    calibrationCurve: part.calibrationCurve.map(point),
    roc: part.roc.map(point),
  };
}

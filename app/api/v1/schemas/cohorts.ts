import { columnCorrectionSchema } from '@/lib/cohort/corrections';
import type { Cohort } from '@/db/queries/cohorts';
import { z } from 'zod';
import { copied } from '../copied';
import { bodyOf, moment, next } from './shared';

const range = z.tuple([z.number(), z.number()]).nullable();

export const featureSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('numeric'),
      name: z.string(),
      label: z.string(),
      unit: z.string().nullable(),
      validRange: range,
      modifiable: z.boolean(),
      zeroMeansMissing: z.boolean(),
    }),
    z.object({
      kind: z.literal('categorical'),
      name: z.string(),
      label: z.string(),
      levels: z.array(z.string()),
      levelLabels: z.array(z.string()),
      modifiable: z.boolean(),
    }),
  ])
  .meta({ id: 'Feature', description: 'A column that models read: a number, or one of fixed levels.' });

export const outcomeSchema = z
  .object({
    name: z.string(),
    positiveValues: z.array(z.string()),
    positiveMeans: z.string().meta({ description: 'Completes "of 100 patients like this, N ...".' }),
    negativeMeans: z.string(),
  })
  .meta({ id: 'Outcome', description: 'Which column is the outcome, and what both sides mean in words.' });

export const cohortSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    outcome: outcomeSchema,
    nPatients: z.int(),
    nEvents: z.int().meta({ description: 'Patients with the outcome.' }),
    sourceName: z.string(),
    sourceSha256: z.string(),
    dataHash: z.string().meta({ description: 'Equal for two cohorts that train the same models.' }),
    simulatedFrom: z.string().nullable(),
    createdAt: moment,
  })
  .meta({ id: 'Cohort' });

export const cohortListSchema = z.object({ cohorts: z.array(cohortSchema), next });

export const cohortWithFeaturesSchema = cohortSchema
  .extend({
    features: z.array(featureSchema),
    leftOut: z.array(z.object({ name: z.string(), reason: z.string() })),
  })
  .meta({ id: 'CohortWithFeatures' });

export const importSchema = bodyOf({
  uploadId: z.uuid('must be the id of an upload').meta({ description: 'As `POST /uploads` answered it.' }),
  fileName: z.string().trim().min(1, 'must be given').max(255),
  name: z.string('must be a text').meta({ description: 'A name that no other cohort has.' }),
  outcome: bodyOf({
    name: z.string('must be a text').meta({ description: 'The column that is the outcome.' }),
    positiveValues: z.array(z.string()),
    positiveMeans: z
      .string('must be a text')
      .meta({ description: 'In words, such as "have diabetes within 5 years".' }),
    negativeMeans: z
      .string('must be a text')
      .trim()
      .min(1, 'say in words what negative means, such as "stay free of diabetes"'),
  }),
  columns: z
    .record(z.string(), columnCorrectionSchema)
    .default({})
    .meta({ description: 'What is to be read otherwise than it was inferred, by the name of the column.' }),
});

export const importedSchema = z.object({ cohort: cohortWithFeaturesSchema, notices: z.array(z.string()) });

export const previewSchema = z
  .object({
    nPatients: z.int(),
    delimiter: z.enum([',', ';', '\t']),
    sha256: z.string(),
    known: z.object({ key: z.string(), title: z.string(), exact: z.boolean() }).nullable(),
    suggestedName: z.string(),
    outcome: outcomeSchema.nullable(),
    outcomeCandidates: z.array(
      z.object({ name: z.string(), values: z.array(z.object({ value: z.string(), count: z.int() })) }),
    ),
    columns: z.array(
      z.object({
        name: z.string(),
        kind: z.enum(['numeric', 'categorical', 'leftOut']),
        reason: z.string(),
        label: z.string(),
        unit: z.string().nullable(),
        validRange: range,
        range,
        levels: z.array(z.string()),
        modifiable: z.boolean(),
        zeroMeansMissing: z.boolean(),
        nMissing: z.int(),
        nDistinct: z.int(),
        identifier: z.boolean(),
        problem: z.string().nullable(),
      }),
    ),
    notices: z.array(z.string()),
  })
  .meta({ id: 'Preview', description: 'What was inferred from a file; nothing is stored as a cohort yet.' });

export const uploadedSchema = z.object({ uploadId: z.uuid(), preview: previewSchema });

/** A cohort's row as JSON. */
export function cohortView({ createdAt, ...cohort }: Cohort) {
  return { ...copied(cohort), createdAt: createdAt.toISOString() };
}

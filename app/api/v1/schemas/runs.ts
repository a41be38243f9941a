import { z } from 'zod';
import { moment, next, probability } from './shared';

/** Of its fields the API promises these; the others of the configuration are there as well. */
export const configSchema = z
  .looseObject({
    loss: z.enum(['sbqc', 'bqc', 'bce', 'logistic']),
    optimizer: z.string(),
    taus: z.array(z.number()).meta({ description: 'Quantile levels, ascending.' }),
    hiddenUnits: z.array(z.int()),
    epochs: z.int(),
    folds: z.int(),
    repeats: z.int(),
    holdoutShare: probability('Share of the patients kept from every member.'),
    seed: z.int(),
  })
  .meta({
    id: 'TrainingConfig',
    description: 'What a run is asked to do: the same configuration, data and engine give the same model.',
  });

export const engineSchema = z
  .object({
    engine: z.enum(['tensor', 'fused', 'exact']),
    backend: z.string(),
    device: z.string(),
    why: z.string().optional(),
  })
  .meta({ id: 'Engine', description: 'What trained, and why it was chosen.' });

const state = z.enum(['queued', 'running', 'assembling', 'finished', 'cancelled', 'crashed']);

const shared = {
  id: z.uuid(),
  state,
  cohortId: z.uuid(),
  cohortName: z.string(),
  modelId: z.uuid().nullable().meta({ description: 'The model, once there is one.' }),
  config: configSchema,
  engine: engineSchema.nullable(),
  reason: z.string().nullable().meta({ description: 'Why the run crashed.' }),
  createdAt: moment,
  startedAt: moment.nullable(),
  endedAt: moment.nullable(),
};

export const listedRunSchema = z
  .object({ ...shared, members: z.int(), membersDone: z.int() })
  .meta({ id: 'ListedRun', description: 'A run, and how many members of its ensemble are trained.' });

export const runListSchema = z.object({ runs: z.array(listedRunSchema), next });

const epochSchema = z
  .object({
    epoch: z.int().meta({ description: '0-based.' }),
    loss: z.number(),
    validationLoss: z.number().optional(),
    crossingRate: z.number(),
    learningRate: z.number(),
  })
  .meta({ id: 'EpochProgress' });

export const runSchema = z
  .object({
    ...shared,
    waiting: z.string().nullable().meta({ description: 'Why nothing will become of it as things stand.' }),
    progress: z.object({
      share: probability('Work done.'),
      epoch: z.int(),
      epochs: z.int(),
      members: z.int(),
      membersDone: z.int(),
      loss: z.number().nullable(),
      crossingRate: z.number().nullable(),
      learningRate: z.number().nullable(),
      secondsLeft: z.number().nullable(),
      history: z.array(epochSchema),
    }),
  })
  .meta({ id: 'Run', description: 'A run with its progress.' });

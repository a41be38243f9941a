import type { Assessment, RiskCurve, TrainedModel } from '@/models/model';
import { z } from 'zod';
import { bodyOf, next, probability } from './shared';

const assessmentShape = {
  risk: probability('Probability of the outcome.'),
  riskLow: probability('Lower end of the risk interval.'),
  riskHigh: probability('Upper end of the risk interval.'),
  intervalLevel: probability('Nominal level of the interval, such as 0.9.'),
  tauStar: z
    .number()
    .nullable()
    .meta({ description: 'The root of Q_x(tau) = 0; null for a model without quantile levels.' }),
  levelMean: z.number().nullable(),
  levelDisagreement: z.number().nullable(),
  beyondGrid: z.enum(['above', 'below']).nullable(),
  latentQuantiles: z.array(z.number()).meta({ description: 'Q_x(tau_k), ascending; empty without quantile levels.' }),
  nMembers: z.int().meta({ description: 'Members of the ensemble that judged.' }),
  missingShare: probability('Share of the variance behind the interval that comes from missing values.'),
};

export const assessmentSchema = z
  .object(assessmentShape)
  .meta({ id: 'Assessment', description: 'What a model says of one patient.' });

const value = z.union([z.number(), z.string(), z.null()]);

export const judgedPatientSchema = z
  .object({
    patientId: z.uuid(),
    label: z.string(),
    part: z.enum(['outOfFold', 'holdout']),
    outcome: z.boolean(),
    values: z
      .record(z.string(), value)
      .meta({ description: 'By the name of the feature; a level by its name, null where missing.' }),
    assessment: assessmentSchema,
  })
  .meta({
    id: 'JudgedPatient',
    description: 'A patient of the cohort, judged by members that never saw that patient.',
  });

export const predictionListSchema = z.object({
  modelId: z.uuid(),
  total: z.int(),
  predictions: z.array(judgedPatientSchema),
  next,
});

/** A new patient: a number, a level by its name, or null where it is missing; a feature that is not named is missing. */
export const patientValues = z
  .record(z.string(), z.union([z.number(), z.string().max(200), z.null()], 'must be a number, a text or null'))
  .meta({
    id: 'PatientValues',
    description: 'Values by the name of the feature: a number, a level by its name, null or left out where missing.',
  });

export const mostNewPatients = 10_000;

export const scoreSchema = bodyOf({
  patients: z
    .array(patientValues, 'must be a list of objects')
    .min(1, 'must hold at least one patient')
    .max(mostNewPatients, `must hold at most ${mostNewPatients} patients; send the others in another request`),
});

export const scoredSchema = z.object({
  modelId: z.uuid(),
  version: z.string(),
  threshold: probability('Risk at or above which a patient counts as positive.'),
  predictions: z.array(
    z
      .object({
        row: z.int().meta({ description: 'Position in the request, from 1.' }),
        ...assessmentShape,
        isPositive: z.boolean().meta({ description: 'Whether the risk reaches the threshold.' }),
        outOfDistribution: z.boolean().meta({ description: 'A value lies outside what training saw, or cannot be.' }),
        missing: z.array(z.string()).meta({ description: 'Features without a value.' }),
        setAside: z.array(z.string()).meta({ description: 'Values that cannot be and were taken as missing.' }),
      })
      .meta({ id: 'NewPrediction' }),
  ),
});

export const curveSchema = z
  .object({
    feature: z.string(),
    values: z.array(z.union([z.number(), z.string()])).meta({ description: 'Grid of values, or the levels.' }),
    risk: z.array(z.number()),
    riskLow: z.array(z.number()),
    riskHigh: z.array(z.number()),
    at: z
      .union([z.number(), z.string()])
      .nullable()
      .meta({ description: 'The patient’s own value; null where missing.' }),
    swing: z.number().meta({ description: 'Largest minus smallest risk over the plausible range.' }),
  })
  .meta({
    id: 'RiskCurve',
    description: 'The risk along one feature, all else held. It describes the model, not the effect of treatment.',
  });

export const curvesSchema = z.object({
  modelId: z.uuid(),
  version: z.string(),
  assessment: assessmentSchema,
  curves: z.array(curveSchema).meta({ description: 'The feature that the risk swings over most comes first.' }),
});

/** What the schema names of an assessment, each number a number. */
export function assessmentView(assessment: Assessment): z.input<typeof assessmentSchema> {
  const { latentQuantiles, missingShare = 0, ...rest } = assessment;
  return { ...rest, missingShare, latentQuantiles: [...latentQuantiles] };
}

/** A curve with its feature and its levels by name. */
export function curveView({ features }: TrainedModel, curve: RiskCurve): z.input<typeof curveSchema> {
  const feature = features[curve.feature]!;
  const named = (number: number) => (feature.kind === 'categorical' ? feature.levels[number]! : number);
  return {
    feature: feature.name,
    values: curve.values.map(named),
    risk: [...curve.risk],
    riskLow: [...curve.riskLow],
    riskHigh: [...curve.riskHigh],
    at: curve.at === null ? null : named(curve.at),
    swing: curve.swing,
  };
}

/** The leaves of the report's content tree, as zod schemas that mirror `models/features.ts` and `models/model.ts`. */
import { z } from 'zod';

export const probability = z.number().min(0).max(1);
const numbers = z.array(z.number()).readonly();
const strings = z.array(z.string()).readonly();

const numericFeature = z.strictObject({
  kind: z.literal('numeric'),
  name: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  validRange: z.tuple([z.number(), z.number()]).readonly().nullable(),
  modifiable: z.boolean(),
  zeroMeansMissing: z.boolean(),
});

const categoricalFeature = z.strictObject({
  kind: z.literal('categorical'),
  name: z.string(),
  label: z.string(),
  levels: strings,
  levelLabels: strings,
  modifiable: z.boolean(),
});

const featureSchema = z.discriminatedUnion('kind', [numericFeature, categoricalFeature]);

const featureSummarySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('numeric'),
    nMissing: z.int().min(0),
    quantiles: numbers,
    histogram: numbers,
    integer: z.boolean(),
    decimals: z.int().min(0).max(6).optional(),
  }),
  z.strictObject({ kind: z.literal('categorical'), nMissing: z.int().min(0), counts: numbers }),
]);

/** A feature as the charts need it: its definition and what the cohort looked like along it. */
export const curveFeatureSchema = z.strictObject({
  definition: featureSchema,
  /** Rug: the cohort's 101 quantiles, or the count of each level. */
  summary: featureSummarySchema,
  /** Ranges of values with fewer than 1 % of the patients. */
  sparseRanges: z.array(z.tuple([z.number(), z.number()]).readonly()).readonly(),
});

export type CurveFeature = z.infer<typeof curveFeatureSchema>;

export const featureValueSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  /** The number or the index of the level; null where missing. */
  value: z.number().nullable(),
  /** What a person reads: "148 mg/dl", "yes" or "not measured". */
  text: z.string(),
  /** What a missing value could be, given the others, "97 to 165 mg/dl"; null where it was measured. */
  plausible: z.string().nullable().optional(),
  /** Only in reports from before missing values were averaged over: what stood in for one. */
  assumed: z.string().nullable().optional(),
  /** Where the value lies: "higher than 84 %" of the cohort. */
  place: z.string(),
});

export const changeSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  from: z.string(),
  to: z.string(),
  /** Difference of risk by this change alone, and on top of the changes before it. */
  alone: z.number().min(-1).max(1),
  inOrder: z.number().min(-1).max(1),
});

export const riskCurveSchema = z.strictObject({
  feature: curveFeatureSchema,
  values: numbers,
  risk: z.array(probability).readonly(),
  riskLow: z.array(probability).readonly(),
  riskHigh: z.array(probability).readonly(),
  /** The patient's own value; null where missing, and then `plausible` says what it could be. */
  at: z.number().nullable(),
  plausible: z.strictObject({ values: numbers, riskLow: probability, riskHigh: probability }).optional(),
  /** As of a value: only in older reports. */
  assumed: z.number().nullable().optional(),
  atRisk: probability,
  swing: probability,
  /** Reads the curve aloud. */
  reading: z.string(),
});

export const latentQuantileCurveSchema = z.strictObject({
  feature: curveFeatureSchema,
  values: numbers,
  /** `[nGrid][nLevels]`. */
  latentQuantiles: z.array(numbers).readonly(),
  at: z.number().nullable(),
  assumed: z.number().nullable().optional(),
});

export const assessmentSchema = z.strictObject({
  risk: probability,
  riskLow: probability,
  riskHigh: probability,
  intervalLevel: probability,
  tauStar: probability.nullable(),
  levelMean: probability.nullable(),
  levelDisagreement: probability.nullable(),
  beyondGrid: z.enum(['above', 'below']).nullable(),
  latentQuantiles: numbers,
  nMembers: z.int().min(1),
  /** Share of the logit's variance that missing values add; not there where none is missing. */
  missingShare: probability.optional(),
});

export const metricSchema = z.strictObject({
  name: z.string(),
  label: z.string(),
  estimate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  reason: z.string().nullable(),
});

/** The panels that explain one patient's risk, as zod schemas that mirror `models/explain/types.ts`. */
import { z } from 'zod';
import { probability } from './content-parts';

const named = { name: z.string(), label: z.string() };

/** A difference of two risks. */
const difference = z.number().min(-1).max(1);

export const contributionsPanelSchema = z.strictObject({
  panel: z.literal('contributions'),
  method: z.enum(['exact', 'sampled']),
  risk: probability,
  referenceRisk: probability,
  /** Level of the intervals of the sampling; null where exact. */
  intervalLevel: probability.nullable(),
  /** Whose risk the drawing leads to: "this patient" or "what if". */
  subject: z.enum(['this patient', 'what if']),
  reading: z.string(),
  explanation: z.string(),
  /** One for each feature, the largest first. */
  contributions: z
    .array(
      z.strictObject({
        ...named,
        /** The patient's value and the reference patient's; null where missing, a category by the index of its level. */
        value: z.number().nullable(),
        reference: z.number().nullable(),
        text: z.string(),
        referenceText: z.string(),
        /** Both in one: "148 mg/dl, not 117". */
        detail: z.string(),
        contribution: difference,
        low: z.number(),
        high: z.number(),
      }),
    )
    .readonly(),
});

export const counterfactualsPanelSchema = z.strictObject({
  panel: z.literal('counterfactuals'),
  risk: probability,
  threshold: probability,
  direction: z.enum(['below', 'above']),
  /** Names of the features that were tried. */
  tried: z.array(z.string()).readonly(),
  sentence: z.string(),
  explanation: z.string(),
  found: z
    .array(
      z.strictObject({
        changes: z
          .array(
            z.strictObject({ ...named, from: z.number(), to: z.number(), fromText: z.string(), toText: z.string() }),
          )
          .min(1)
          .readonly(),
        risk: probability,
        distance: z.number().min(0),
      }),
    )
    .readonly(),
});

export const similarPatientsPanelSchema = z.strictObject({
  panel: z.literal('similarPatients'),
  sentence: z.string(),
  explanation: z.string(),
  /** The features that move this risk most, with this patient's own values. */
  keyFeatures: z.array(z.strictObject({ ...named, value: z.number().nullable(), text: z.string() })).readonly(),
  /** The most similar first. Neither label nor row: a report must not name other patients. */
  patients: z
    .array(
      z.strictObject({
        number: z.int().min(1),
        distance: probability,
        nCompared: z.int().min(1),
        outcome: z.union([z.literal(0), z.literal(1)]),
        outcomeText: z.string(),
        risk: probability,
        /** In the order of `keyFeatures`. */
        values: z.array(z.number().nullable()).readonly(),
        texts: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
});

export const withinDataPanelSchema = z.strictObject({
  panel: z.literal('withinData'),
  sentence: z.string(),
  /** One for each feature, in the order of the model. */
  ranges: z
    .array(
      z.strictObject({
        ...named,
        text: z.string(),
        verdict: z.enum(['within', 'rare', 'outside', 'notMeasured']),
        explanation: z.string(),
      }),
    )
    .readonly(),
  /** Null where it cannot be judged; then `combinationSentence` says why. */
  combination: z
    .strictObject({
      isUnusual: z.boolean(),
      shareMoreUsual: probability,
      /** In standard deviations of what the other values lead to expect, the most surprising first. */
      surprises: z.array(z.strictObject({ ...named, residual: z.number() })).readonly(),
    })
    .nullable(),
  combinationSentence: z.string(),
  rule: z.string(),
});

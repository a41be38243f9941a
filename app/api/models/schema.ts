import { z } from 'zod';

const thresholdBasisSchema = z.strictObject({
  kind: z.enum(['costRatio', 'netBenefit', 'manual'], 'must be costRatio, netBenefit or manual'),
  costRatio: z.number('must be a number').optional(),
});

/** Id of the publication that the person saw standing, null where none stood. */
const seen = z.uuid('must be the id of a publication').nullable().optional();

/** Keys of the concerns that the person has seen. */
const acknowledged = z.array(z.string()).max(20).optional();

export const publishSchema = z.strictObject({
  threshold: z.number('must be a number'),
  thresholdBasis: thresholdBasisSchema,
  intendedUse: z.string('must be a text'),
  seen,
  acknowledged,
});

export const rollBackSchema = z.strictObject({
  threshold: z.number('must be a number').optional(),
  thresholdBasis: thresholdBasisSchema.optional(),
  intendedUse: z.string('must be a text').optional(),
  reason: z.string('must be a text'),
  seen,
  acknowledged,
});

/** The body of what ends a publication; it may be left out. */
export const endSchema = z.strictObject({ seen });

import { z } from 'zod';
import { rivalLosses, rivalOptimizers } from '@/lib/rivals';

const wholeNumber = z.number('must be a number').int('must be a whole number');

/** What `riskcurve compare` takes; logistic regression is always among them. */
export const startComparisonSchema = z.strictObject({
  cohortId: z.uuid('must be the id of a cohort'),
  losses: z.array(z.enum(rivalLosses)).min(1, 'must name at least one loss'),
  optimizers: z.array(z.enum(rivalOptimizers)).min(1, 'must name at least one optimizer'),
  seed: wholeNumber.optional(),
  folds: wholeNumber.optional(),
  repeats: wholeNumber.optional(),
  epochs: wholeNumber.optional(),
  holdoutShare: z.number('must be a number').optional(),
});

export type StartComparisonRequest = z.input<typeof startComparisonSchema>;

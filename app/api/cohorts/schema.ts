import { z } from 'zod';

export const uploadQuerySchema = z.object({ fileName: z.string().trim().min(1, 'must be given').max(255) });

export const knownCohortSchema = z.object({ key: z.string().max(40) });

/** The outcome may still be half chosen. */
export const profileSchema = z.object({
  uploadId: z.uuid(),
  outcome: z.object({ name: z.string(), positiveValues: z.array(z.string()) }),
  corrections: z.unknown(),
});

/** Outcome words and corrections are checked where they are understood: in `lib/cohort`. */
export const importSchema = z.object({
  uploadId: z.uuid(),
  fileName: z.string().max(255),
  name: z.string(),
  outcome: z.object({
    name: z.string(),
    positiveValues: z.array(z.string()),
    positiveMeans: z.string(),
    negativeMeans: z.string().trim().min(1, 'say in words what negative means, such as "stay free of diabetes"'),
  }),
  corrections: z.unknown(),
});

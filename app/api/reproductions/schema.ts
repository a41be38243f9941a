import { z } from 'zod';
import { reproducibleTargets } from '@/lib/reproduction/reproduction';

export const startReproductionSchema = z.strictObject({
  target: z.enum(reproducibleTargets, `must be one of ${reproducibleTargets.join(', ')}`),
  /** 2 runs instead of the published 20. */
  quick: z.boolean('must be true or false').default(false),
});

import { z } from 'zod';

/** Schemas of reports that this program no longer writes but still verifies. */
const earlierSchemas = ['riskcurve-patient-report/1'] as const;

/**
 * A report of an earlier schema, as far as it must be known to be verified: it names itself and states its hash, which is taken over
 * all of it, whatever else it holds. Every key is kept, for the hash covers them all.
 */
export const earlierReportSchema = z.looseObject({
  schema: z.enum(earlierSchemas),
  identifier: z.uuid(),
  panels: z.array(z.looseObject({ panel: z.string() })).min(1),
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
});

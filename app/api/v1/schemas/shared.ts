/** What several operations have in common. */
import { errorKinds } from '@/lib/errors';
import { z } from 'zod';

/** An unknown name in a query or a body is a mistake that would go unseen: it is refused. */
const unknownName = (what: string) => (issue: z.core.$ZodRawIssue) =>
  issue.code === 'unrecognized_keys' ? `there is no ${what} "${issue.keys[0]}" here` : undefined;

/** The query of an operation: these parameters and no other. */
export const queryOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, { error: unknownName('parameter') });

/** The body of an operation: these fields and no other. */
export const bodyOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, { error: unknownName('field') });

export const noParameters = queryOf({});

export const idOf = (what: string) => z.uuid(`must be the id of a ${what}`).meta({ description: `Id of the ${what}.` });

/** A moment, in UTC. */
export const moment = z.iso.datetime().meta({ description: 'A moment in UTC (ISO 8601).' });

export const probability = (description: string) => z.number().min(0).max(1).meta({ description });

const wholeNumber = (otherwise: number, low: number, high: number) =>
  z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(low, `must be at least ${low}`)
    .max(high, `must be at most ${high}`)
    .default(otherwise);

/** The part of a list that is asked for. */
export const pageParameters = {
  limit: wholeNumber(50, 1, 200).meta({ description: 'How many at most, from 1 to 200.' }),
  offset: wholeNumber(0, 0, 100_000_000).meta({ description: 'How many to leave out before the first.' }),
};

export const pageQuery = queryOf(pageParameters);

export const next = z
  .string()
  .nullable()
  .meta({ description: 'Address of what follows, on this server; null at the end of the list.' });

export const metricSchema = z
  .object({
    estimate: z.number().nullable().meta({ description: 'Null where it is undefined; `reason` then says why.' }),
    low: z.number().nullable().meta({ description: 'Lower end of the 95 % interval.' }),
    high: z.number().nullable().meta({ description: 'Upper end of the 95 % interval.' }),
    reason: z.string().optional(),
  })
  .meta({ id: 'Metric', description: 'A number with its interval.' });

export const errorSchema = z
  .object({
    error: z.object({
      kind: z.enum(errorKinds),
      message: z.string().meta({ description: 'One sentence that names the thing and the mend.' }),
      field: z
        .string()
        .optional()
        .meta({ description: 'The parameter or field that it is about, where it is about one.' }),
    }),
  })
  .meta({ id: 'Error', description: 'Every refusal has this shape.' });

/** One page of a list out of one entry more than was asked for, and the address of the next. */
export function pageOf<Row>(
  rows: readonly Row[],
  at: { path: string; limit: number; offset: number; more?: Readonly<Record<string, string | undefined>> },
): { page: readonly Row[]; next: string | null } {
  const { path, limit, offset, more = {} } = at;
  if (rows.length <= limit) return { page: rows, next: null };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(more)) if (value !== undefined) query.set(name, value);
  query.set('limit', String(limit));
  query.set('offset', String(offset + limit));
  return { page: rows.slice(0, limit), next: `/api/v1${path}?${query.toString()}` };
}

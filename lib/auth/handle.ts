/** What every route handler is wrapped in: errors become one JSON shape with the right status, and no answer is cached. */
import { z } from 'zod';
import { messageFor, RiskcurveError } from '../errors';
import { logFault } from '../log';

/** What was refused lies in one field of the request, so that a form can show the sentence beside it. */
export class FieldError extends RiskcurveError {
  constructor(
    readonly field: string,
    sentence: string,
  ) {
    super('bad-input', `${field}: ${sentence}`);
    this.name = 'FieldError';
  }
}

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * Wraps a route handler. A RiskcurveError answers `{"error": {"kind", "message"}}` with its status; anything else is a defect: its
 * details go to the log, the caller gets a neutral sentence and 500.
 */
export function handle<Context = unknown>(handler: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    try {
      const response = await handler(request, context);
      if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
      return response;
    } catch (error) {
      return errorResponse(error, request);
    }
  };
}

/** The JSON body of a request, as the schema demands. Throws `bad-input` naming the field. */
export async function readBody<Schema extends z.ZodType>(request: Request, schema: Schema): Promise<z.output<Schema>> {
  return parseBody(await request.text(), schema);
}

/** The same for a body that was read already. */
export function parseBody<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> {
  return parse(schema, parseJson(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RiskcurveError('bad-input', 'the body of the request must be JSON', { cause });
  }
}

/** The query of a request's address, as the schema demands. Throws `bad-input` naming the field. */
export function readQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  return parse(schema, Object.fromEntries(new URL(request.url).searchParams));
}

/** The id in a path. Throws `not-found` where it cannot be one: the database is not asked. */
export function checkId(id: string): string {
  if (!z.uuid().safeParse(id).success) throw new RiskcurveError('not-found', 'there is nothing at this address');
  return id;
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw path.length === 0 ? new RiskcurveError('bad-input', message) : new FieldError(path.join('.'), message);
}

function errorResponse(error: unknown, request: Request): Response {
  const known = error instanceof RiskcurveError;
  if (!known) logFault(`${request.method} ${new URL(request.url).pathname}`, error);
  const kind = known ? error.kind : 'failed';
  const field = error instanceof FieldError ? { field: error.field } : {};
  return Response.json(
    { error: { kind, message: messageFor(error), ...field } },
    { status: known ? error.status : 500, headers: { 'cache-control': 'no-store' } },
  );
}

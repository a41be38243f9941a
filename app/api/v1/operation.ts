/** What an operation of the API is: one object that guards the route, checks what comes and goes, and documents both. */
import type { Application } from '@/lib/application';
import type { Scope } from '@/lib/auth/scopes';
import type { ErrorKind } from '@/lib/errors';
import type { ApiCaller } from '@/lib/services/authenticate-api-token';
import type { z } from 'zod';

export const tags = ['Cohorts', 'Runs', 'Models', 'Predictions', 'Reports', 'Reproductions', 'System'] as const;

interface OperationWords {
  /** Unique, in camel case: what a generated client calls its method. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/api/v1`, with `{name}` for what stands in `params`. */
  readonly path: string;
  readonly tag: (typeof tags)[number];
  /** What it does, without a full stop. */
  readonly summary: string;
  readonly description?: string;
  /** What the token must be good for; null: any token will do. */
  readonly scope: Scope | null;
  /** What can go wrong, beside what can go wrong everywhere. */
  readonly errors: readonly ErrorKind[];
}

export interface FileAnswer {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fileName: string;
  readonly contentType: string;
}

export interface Call<Params, Query, Body> {
  readonly app: Application;
  readonly caller: ApiCaller;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
}

type ObjectSchema = z.ZodObject;
type Input<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

interface Shape<Params, Query, Body> extends OperationWords {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: { readonly schema: Body; readonly example: unknown; readonly maxBytes?: number };
}

/** Answers with JSON. `answer` is checked on the way out: it lets nothing through that it does not name. */
interface JsonOperation<
  Params extends ObjectSchema | undefined,
  Query extends ObjectSchema | undefined,
  Body extends z.ZodType | undefined,
  Answer extends z.ZodType,
> extends Shape<Params, Query, Body> {
  readonly status?: 200 | 201;
  readonly answer: Answer;
  readonly example: z.input<Answer>;
  /** For POST: an `Idempotency-Key` makes a repetition harmless. */
  readonly repeatable?: boolean;
  readonly run: (call: Call<Input<Params>, Input<Query>, Input<Body>>) => Promise<z.input<Answer>>;
}

/** Answers with a file of one of the content types. */
interface FileOperation<
  Params extends ObjectSchema | undefined,
  Query extends ObjectSchema | undefined,
  Body extends z.ZodType | undefined,
> extends Shape<Params, Query, Body> {
  readonly contentTypes: readonly string[];
  readonly run: (call: Call<Input<Params>, Input<Query>, Input<Body>>) => Promise<FileAnswer>;
}

/** Takes a file as the body of the request, piece by piece. */
interface UploadOperation<Query extends ObjectSchema | undefined, Answer extends z.ZodType> extends OperationWords {
  readonly query?: Query;
  readonly upload: { readonly contentType: string; readonly description: string };
  readonly status: 201;
  readonly answer: Answer;
  readonly example: z.input<Answer>;
  readonly run: (call: Call<undefined, Input<Query>, AsyncIterable<Uint8Array>>) => Promise<z.input<Answer>>;
}

/** An operation whose types are forgotten, so that all fit one list. */
export interface Operation extends OperationWords {
  readonly params?: ObjectSchema;
  readonly query?: ObjectSchema;
  readonly body?: { readonly schema: z.ZodType; readonly example: unknown; readonly maxBytes?: number };
  readonly upload?: { readonly contentType: string; readonly description: string };
  readonly status: 200 | 201;
  readonly answer:
    | { readonly kind: 'json'; readonly schema: z.ZodType; readonly example: unknown }
    | { readonly kind: 'file'; readonly contentTypes: readonly string[] };
  readonly repeatable: boolean;
  /** Takes what was checked already; a JSON answer comes back as its schema lets it through. */
  readonly execute: (call: Call<unknown, unknown, unknown>) => Promise<unknown>;
}

type Forgotten = (call: Call<unknown, unknown, unknown>) => Promise<unknown>;

export function jsonOperation<
  Answer extends z.ZodType,
  Params extends ObjectSchema | undefined = undefined,
  Query extends ObjectSchema | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(operation: JsonOperation<Params, Query, Body, Answer>): Operation {
  const { run, answer, example, status = 200, repeatable = false, params, query, body, ...words } = operation;
  return {
    ...words,
    ...{ status, repeatable, params, query },
    body: body as Operation['body'],
    answer: { kind: 'json', schema: answer, example },
    execute: async (call) => answer.parse(await (run as Forgotten)(call)),
  };
}

export function fileOperation<
  Params extends ObjectSchema | undefined = undefined,
  Query extends ObjectSchema | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(operation: FileOperation<Params, Query, Body>): Operation {
  const { run, contentTypes, params, query, body, ...words } = operation;
  return {
    ...words,
    ...{ status: 200, repeatable: false, params, query },
    body: body as Operation['body'],
    answer: { kind: 'file', contentTypes },
    execute: run as Forgotten,
  };
}

export function uploadOperation<Answer extends z.ZodType, Query extends ObjectSchema | undefined = undefined>(
  operation: UploadOperation<Query, Answer>,
): Operation {
  const { run, answer, example, query, ...words } = operation;
  return {
    ...words,
    ...{ repeatable: false, query },
    answer: { kind: 'json', schema: answer, example },
    execute: async (call) => answer.parse(await (run as Forgotten)(call)),
  };
}

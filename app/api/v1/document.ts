/** The API as an OpenAPI 3.1 document, made of the schemas that check requests and answers. */
import { statusOf, type ErrorKind } from '@/lib/errors';
import { scopeMeanings, scopes } from '@/lib/auth/scopes';
import type { z } from 'zod';
import { allOperations } from './all-operations';
import { createComponents, type Components, type JsonSchema } from './json-schema';
import { tags, type Operation } from './operation';
import { errorSchema } from './schemas/shared';

/** What any operation may answer with. */
const everywhere: readonly ErrorKind[] = ['unauthenticated', 'too-many', 'busy', 'failed'];

const errorWords: Readonly<Record<ErrorKind, string>> = {
  'bad-input': 'Something that was sent cannot be; the sentence names it and the mend.',
  unauthenticated: 'There is no token, or it is unknown, expired, revoked, or of a disabled person.',
  forbidden: 'The token lacks the scope, or the person’s role no longer allows it.',
  'not-found': 'There is no such thing, or not for the eyes of this person.',
  conflict: 'It does not fit what is there.',
  'too-large': 'The body is larger than this operation takes.',
  'too-many': 'Too many calls with tokens that are not valid: wait as `Retry-After` says.',
  busy: 'The server cannot work just now: try again.',
  failed: 'A fault on our side; the log has the details.',
};

const errorExamples: Readonly<Record<ErrorKind, string>> = {
  'bad-input': 'limit: must be at most 200',
  unauthenticated: 'the token is not valid: it is unknown, has expired or was revoked; make a new one under API tokens',
  forbidden: 'this needs a token with the scope runs:write',
  'not-found': 'there is nothing at this address',
  conflict: 'there is a cohort named "Ward 7" already: choose another name',
  'too-large': 'the body of this request may have at most 1 MB',
  'too-many': 'too many calls were refused: wait 42 seconds',
  busy: 'the database does not answer',
  failed: 'something went wrong on our side; the log has the details',
};

const challenge = {
  'WWW-Authenticate': { description: 'What is missing (RFC 6750).', schema: { type: 'string' } },
};
const errorHeaders: Readonly<Partial<Record<ErrorKind, object>>> = {
  unauthenticated: challenge,
  forbidden: challenge,
  'too-many': { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
};

/** The whole document; `version` is that of Riskcurve. */
export function openApiDocument(version: string) {
  const components = createComponents();
  components.reference(errorSchema, 'output');
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of allOperations) {
    const path = (paths[`/api/v1${operation.path}`] ??= {});
    path[operation.method.toLowerCase()] = describe(operation, components);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Riskcurve',
      version,
      description:
        'Cohorts, runs, models, predictions and reports of a Riskcurve server. A token, made under API tokens, goes in the header ' +
        '`Authorization`. Lists have `limit` and `offset`, and `next` is the address of what follows. Risks are probabilities; a ' +
        'number that is undefined is null. Version 1 may gain fields and operations, and loses none.',
    },
    servers: [{ url: '/' }],
    tags: tags.map((name) => ({ name })),
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', bearerFormat: 'rc_...', description: scopeWords() },
      },
      schemas: components.schemas,
    },
  };
}

/** What an operation may be refused with, in the order of the statuses. */
export function errorsOf({ errors, scope }: Operation): ErrorKind[] {
  const all = new Set([...everywhere, ...errors, ...(scope === null ? [] : (['forbidden'] as const))]);
  return [...all].sort((a, b) => statusOf(a) - statusOf(b));
}

function describe(operation: Operation, components: Components) {
  const { id, tag, summary, description, scope, body, upload } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    // OpenAPI 3.1 lists roles beside a bearer scheme: here what the token must be good for
    security: [{ token: scope === null ? [] : [scope] }],
    parameters: parametersOf(operation, components),
    ...(body !== undefined && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: components.reference(body.schema, 'input'), example: body.example } },
      },
    }),
    ...(upload !== undefined && {
      requestBody: {
        required: true,
        description: upload.description,
        content: { [upload.contentType]: { schema: { type: 'string' } } },
      },
    }),
    responses: { [operation.status]: successOf(operation, components), ...refusalsOf(operation) },
  };
}

function parametersOf(operation: Operation, components: Components) {
  const { params, query, repeatable } = operation;
  const of = (place: 'path' | 'query', schema: z.ZodObject | undefined) => {
    const { properties = {}, required = [] } = schema === undefined ? {} : components.inline(schema);
    return Object.entries(properties).map(([name, { description, ...rest }]) => ({
      ...{ name, in: place, required: place === 'path' || required.includes(name), description, schema: rest },
    }));
  };
  const key = {
    ...{
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      schema: { type: 'string', minLength: 1, maxLength: 255 },
    },
    description:
      'Any text of yours: a repetition with the same key within a day gets the first answer, and changes nothing.',
  };
  return [...of('path', params), ...of('query', query), ...(repeatable ? [key] : [])];
}

function successOf({ answer }: Operation, components: Components) {
  if (answer.kind === 'json') {
    const schema = components.reference(answer.schema, 'output');
    return { description: 'Done.', content: { 'application/json': { schema, example: answer.example } } };
  }
  const types = answer.contentTypes.map((type) => type.split(';')[0]!);
  const file: JsonSchema = { type: 'string', description: 'The file.' };
  return {
    description: 'The file, by the name that `Content-Disposition` says.',
    content: Object.fromEntries(types.map((type) => [type, { schema: file }])),
  };
}

function refusalsOf(operation: Operation) {
  const entries = errorsOf(operation).map((kind) => {
    const schema = { $ref: '#/components/schemas/Error' };
    const example = { error: { kind, message: errorExamples[kind] } };
    const headers = errorHeaders[kind];
    const content = { 'application/json': { schema, example } };
    return [statusOf(kind), { description: errorWords[kind], ...(headers && { headers }), content }];
  });
  return Object.fromEntries(entries) as Record<number, unknown>;
}

function scopeWords(): string {
  return `Scopes: ${scopes.map((scope) => `\`${scope}\` (${scopeMeanings[scope].means})`).join(', ')}.`;
}

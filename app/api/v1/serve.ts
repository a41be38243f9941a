/** Makes the handler of an operation: token, scope, what came, the work, what goes. No cookie is ever read here. */
import { readAtMost } from '@/app/read-at-most';
import { answerOnce } from '@/lib/answer-once';
import type { Application } from '@/lib/application';
import { handle, parseBody, readQuery } from '@/lib/auth/handle';
import { securityHeaders } from '@/lib/auth/security-headers';
import { RiskcurveError } from '@/lib/errors';
import { getApplication } from '@/lib/open-application';
import { authenticateApiToken, requireScope, type ApiCaller } from '@/lib/services/authenticate-api-token';
import { fileResponse } from '../reports/file-response';
import type { Call, FileAnswer, Operation } from './operation';
import { noParameters } from './schemas/shared';

/** What most requests may have; an operation that needs more says so. */
export const defaultMaxBytes = 1_000_000;

interface Context {
  readonly params: Promise<Record<string, string | string[]>>;
}

/** The handler of an operation. Every answer carries the security headers, an error the challenge that belongs to it. */
export function serve(operation: Operation) {
  return withHeaders(operation, async (request, { params }) => {
    const app = await getApplication();
    const caller = await authenticateApiToken(app, { authorization: request.headers.get('authorization') });
    if (operation.scope !== null) await requireScope(app, caller, operation.scope);
    const call = {
      ...{ app, caller },
      params: readParams(operation, await params),
      query: readQuery(request, operation.query ?? noParameters),
    };
    return answer(operation, request, call);
  });
}

/** Wraps what answers for `/api/v1`: errors become JSON, and every answer gets its headers. */
export function withHeaders(
  { scope }: Pick<Operation, 'scope'>,
  work: (request: Request, context: Context) => Promise<Response>,
) {
  return async (request: Request, context: Context): Promise<Response> => {
    const response = await handle<Context>(work)(request, context);
    const { headers, status } = response;
    for (const [name, value] of Object.entries(securityHeaders)) headers.set(name, value);
    if (status === 401) {
      const reason = request.headers.has('authorization') ? ', error="invalid_token"' : '';
      headers.set('www-authenticate', `Bearer realm="Riskcurve"${reason}`);
    }
    if (status === 403) {
      headers.set('www-authenticate', `Bearer realm="Riskcurve", error="insufficient_scope", scope="${scope ?? ''}"`);
    }
    if (status === 429) headers.set('retry-after', '60');
    return response;
  };
}

type Unread = Omit<Call<unknown, unknown, unknown>, 'body'>;

async function answer(operation: Operation, request: Request, call: Unread): Promise<Response> {
  if (operation.upload !== undefined)
    return toResponse(operation, await operation.execute({ ...call, body: streamOf(request) }));
  const text = operation.body === undefined ? '' : await readText(request, operation.body.maxBytes ?? defaultMaxBytes);
  const body = operation.body === undefined ? undefined : parseBody(text, operation.body.schema);
  const work = () => operation.execute({ ...call, body });
  const key = operation.repeatable ? request.headers.get('idempotency-key') : null;
  if (key === null) return toResponse(operation, await work());
  return repeatably(operation, { app: call.app, caller: call.caller, key, text }, work);
}

async function repeatably(
  operation: Operation,
  { app, caller, key, text }: { app: Application; caller: ApiCaller; key: string; text: string },
  work: () => Promise<unknown>,
): Promise<Response> {
  const owner = `${caller.user.id} ${operation.id}`;
  const { value, replayed } = await answerOnce(app.environment.home, { owner, key, text }, work);
  const response = toResponse(operation, value);
  if (replayed) response.headers.set('idempotency-replayed', 'true');
  return response;
}

function toResponse({ answer: { kind }, status }: Operation, value: unknown): Response {
  return kind === 'file' ? fileResponse(value as FileAnswer) : Response.json(value, { status });
}

/** What cannot be an id is at no address: the database is not asked. */
function readParams({ params }: Operation, given: Record<string, string | string[]>): unknown {
  const parsed = (params ?? noParameters).safeParse(params === undefined ? {} : given);
  if (!parsed.success) throw new RiskcurveError('not-found', 'there is nothing at this address');
  return parsed.data;
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const sentence = `the body of this request may have at most ${maxBytes / 1e6} MB`;
  return (await readAtMost(request, maxBytes, sentence)).toString('utf8');
}

function streamOf(request: Request): AsyncIterable<Uint8Array> {
  if (request.body === null) throw new RiskcurveError('bad-input', 'the body is empty: send the CSV file as the body');
  return request.body;
}

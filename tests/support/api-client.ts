/** A program that calls the API: handlers called directly, by the operation's id, with a token or without. */
import path from 'node:path';
import { allOperations } from '@/app/api/v1/all-operations';
import type { Operation } from '@/app/api/v1/operation';
import type { Application } from '@/lib/application';
import { scopesFor, type Scope } from '@/lib/auth/scopes';
import { createApiToken } from '@/lib/services/create-api-token';
import type { User } from '@/db/queries/users';
import { testActor } from './requests';

type Handler = (request: Request, context: unknown) => Promise<Response>;

export interface ApiRequest {
  readonly token?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Sent as JSON; a text or bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export function operationOf(id: string): Operation {
  const found = allOperations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return found;
}

/** The folder of an operation's route: `/runs/{runId}` lies in `runs/[runId]`. */
export const folderOf = ({ path: template }: Operation) =>
  `app/api/v1${template.replaceAll('{', '[').replaceAll('}', ']')}`;

export async function ask(id: string, given: ApiRequest = {}): Promise<Response> {
  const operation = operationOf(id);
  const { token, params = {}, query = '', body, headers = {} } = given;
  const file = path.resolve(import.meta.dirname, '../..', folderOf(operation), 'route.ts');
  const handlers = (await import(file)) as Record<string, Handler>;
  const address = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const isRaw = typeof body === 'string' || body instanceof Uint8Array || body instanceof ReadableStream;
  const request = new Request(`http://riskcurve.test/api/v1${address}${query}`, {
    method: operation.method,
    headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
    body: body === undefined ? undefined : isRaw ? (body as string) : JSON.stringify(body),
    ...({ duplex: 'half' } as RequestInit),
  });
  return handlers[operation.method]!(request, { params: Promise.resolve(params) });
}

/** A token of a person; with every scope of the role unless some are named. */
export async function tokenOf(
  app: Application,
  user: User,
  options: { scopes?: readonly Scope[]; days?: number; now?: Date; name?: string } = {},
): Promise<{ token: string; id: string }> {
  const { scopes = scopesFor(user.role), days = 90, now, name = 'test' } = options;
  const { token, row } = await createApiToken(app, { userId: user.id, name, scopes, days, now, actor: testActor });
  return { token, id: row.id };
}

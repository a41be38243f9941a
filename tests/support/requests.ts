/** Requests as a browser would send them to a route handler that is called directly. */
import { encode } from 'next-auth/jwt';
import type { User } from '@/db/queries/users';
import type { Application } from '@/lib/application';
import type { Role } from '@/lib/auth/roles';
import { createUser } from '@/lib/services/create-user';

export const testSecret = 'a-secret-for-tests-with-more-than-32-characters';
const host = 'riskcurve.test';

/** Makes the handlers use this application and this secret. */
export function serveWith(app: Application): void {
  (globalThis as Record<symbol, unknown>)[Symbol.for('riskcurve.application')] = Promise.resolve(app);
  process.env.NEXTAUTH_SECRET = testSecret;
  process.env.NEXTAUTH_URL = `http://${host}`;
}

export const testActor = { userId: null, name: 'test' };

export async function createTestUser(app: Application, role: Role, name: string = role): Promise<User> {
  return createUser(app, { email: `${name}@hospital.org`, role, actor: testActor });
}

/** The session cookie next-auth would have set for that person. */
export async function cookieOf(user: Pick<User, 'id' | 'tokenVersion'>): Promise<string> {
  const token = await encode({
    token: { sub: user.id, tokenVersion: user.tokenVersion },
    secret: testSecret,
    maxAge: 3600,
  });
  return `next-auth.session-token=${token}`;
}

/** A request of a signed-in person (null: of nobody) from one of our own pages. */
export async function requestAs(
  user: Pick<User, 'id' | 'tokenVersion'> | null,
  path: string,
  options: { method?: string; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<Request> {
  const { method = 'GET', body, signal } = options;
  const headers: Record<string, string> = { host, 'sec-fetch-site': 'same-origin', ...options.headers };
  if (user !== null) headers.cookie = await cookieOf(user);
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  return new Request(`http://${host}${path}`, { method, headers, body: text, signal });
}

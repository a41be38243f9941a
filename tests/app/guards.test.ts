/** Which role each page and each route takes. A page or route that is not in the tables below makes this test fail. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { allOperations } from '@/app/api/v1/all-operations';
import type { User } from '@/db/queries/users';
import { roles, type Role } from '@/lib/auth/roles';
import { folderOf } from '../support/api-client';
import { openTestApplication, type TestApplication } from '../support/databases';
import { cookieOf, createTestUser, requestAs, serveWith } from '../support/requests';

const root = path.resolve(import.meta.dirname, '../../app');
const id = '00000000-0000-4000-8000-000000000000';

const pageRoles: Record<string, Role> = {
  '(product)/about': 'clinician',
  '(product)/api-docs': 'clinician',
  '(product)/audit': 'administrator',
  '(product)/cohorts': 'analyst',
  '(product)/cohorts/[cohortId]': 'analyst',
  '(product)/cohorts/import': 'analyst',
  '(product)/compare': 'analyst',
  '(product)/method': 'clinician',
  '(product)/models': 'clinician',
  '(product)/models/[modelId]': 'clinician',
  '(product)/models/[modelId]/publish': 'analyst',
  '(product)/no-access': 'clinician',
  '(product)/patients': 'clinician',
  '(product)/patients/[patientId]': 'clinician',
  '(product)/patients/[patientId]/compare': 'clinician',
  '(product)/patients/[patientId]/history': 'clinician',
  '(product)/patients/batch': 'clinician',
  '(product)/patients/entered': 'clinician',
  '(product)/patients/entered/[enteredPatientId]': 'clinician',
  '(product)/patients/entered/[enteredPatientId]/compare': 'clinician',
  '(product)/patients/entered/[enteredPatientId]/correct': 'clinician',
  '(product)/patients/entered/[enteredPatientId]/history': 'clinician',
  '(product)/patients/new': 'clinician',
  '(product)/people': 'administrator',
  '(product)/reports/verify': 'clinician',
  '(product)/reproduction': 'analyst',
  '(product)/runs': 'analyst',
  '(product)/runs/[runId]': 'analyst',
  '(product)/runs/new': 'analyst',
  '(product)/tokens': 'clinician',
};

/** Open to everybody, each with a guard of its own kind or nothing to guard. */
const openPages = ['', 'sign-in', 'welcome'];
const openRoutes = [
  ...['api/auth/[...nextauth]', 'api/command', 'api/health', 'api/welcome'],
  ...['cds-services', 'cds-services/[serviceId]'],
  ...['api/v1/[...path]', 'api/v1/openapi.json'],
];
/** For programs, by token and scope: `tests/app/api-v1` holds each to its own. */
const tokenRoutes = allOperations.map((operation) => folderOf(operation).replace(/^app\//, ''));

const routeRoles: Record<string, Partial<Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Role>>> = {
  'api/cohorts': { GET: 'analyst', POST: 'analyst' },
  'api/cohorts/demo': { POST: 'analyst' },
  'api/cohorts/known': { POST: 'analyst' },
  'api/cohorts/uploads': { POST: 'analyst' },
  'api/cohorts/uploads/profile': { POST: 'analyst' },
  'api/comparisons': { POST: 'analyst' },
  'api/models': { GET: 'clinician' },
  'api/models/[modelId]': { GET: 'clinician' },
  'api/models/[modelId]/judges': { GET: 'clinician' },
  'api/models/[modelId]/publish': { POST: 'analyst', DELETE: 'analyst' },
  'api/models/[modelId]/recalibrate': { POST: 'analyst' },
  'api/models/[modelId]/retire': { POST: 'analyst' },
  'api/models/[modelId]/roll-back': { POST: 'analyst' },
  'api/models/[modelId]/similar-patients': { POST: 'clinician' },
  'api/patients/entered': { POST: 'clinician' },
  'api/patients/entered/[enteredPatientId]': { PATCH: 'clinician', DELETE: 'clinician' },
  'api/people': { GET: 'administrator', POST: 'administrator' },
  'api/people/[userId]': { PATCH: 'administrator' },
  'api/people/[userId]/link': { POST: 'administrator' },
  'api/reports/model': { GET: 'clinician' },
  'api/reports/patient': { GET: 'clinician' },
  'api/reports/reproduction': { GET: 'analyst' },
  'api/reports/verify': { POST: 'clinician' },
  'api/reproductions': { GET: 'analyst', POST: 'analyst', DELETE: 'analyst' },
  'api/runs': { GET: 'analyst', POST: 'analyst' },
  'api/runs/[runId]': { GET: 'analyst' },
  'api/runs/[runId]/cancel': { POST: 'analyst' },
  'api/runs/[runId]/events': { GET: 'analyst' },
  'api/tokens': { POST: 'clinician' },
  'api/tokens/[tokenId]': { DELETE: 'clinician' },
};

const requestHeaders = vi.hoisted(() => ({ now: new Headers() }));
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(requestHeaders.now) }));

const places = (file: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === file)
    .map((name) => path.dirname(name).replace(/^\.$/, ''));

const methods = Object.entries(routeRoles).flatMap(([route, guarded]) =>
  Object.entries(guarded).map(([method, role]) => ({ route, method, role })),
);
const params = Promise.resolve({
  cohortId: id,
  modelId: id,
  patientId: id,
  enteredPatientId: id,
  runId: id,
  tokenId: id,
  userId: id,
});

let test: TestApplication;
const people = {} as Record<Role, User>;

beforeAll(async () => {
  test = await openTestApplication();
  serveWith(test.app);
  for (const role of roles) people[role] = await createTestUser(test.app, role);
});
afterAll(() => test.remove());

const below = (role: Role): Role | null => roles[roles.indexOf(role) - 1] ?? null;

describe('every page', () => {
  it('is in the table', () => {
    expect(places('page.tsx').sort()).toEqual([...Object.keys(pageRoles), ...openPages].sort());
  });

  /** Where the page sends that person, or null where it lets them in (it may then find nothing). */
  const redirectOf = async (page: string, user: User | null): Promise<string | null> => {
    requestHeaders.now = new Headers({ 'x-path': '/asked-for', cookie: user === null ? '' : await cookieOf(user) });
    vi.resetModules();
    const { default: Page } = (await import(path.join(root, page, 'page.tsx'))) as {
      default: (props: unknown) => Promise<unknown>;
    };
    try {
      await Page({ params, searchParams: Promise.resolve({}) });
      return null;
    } catch (error) {
      const digest = (error as { digest?: string }).digest ?? '';
      return digest.startsWith('NEXT_REDIRECT') ? (digest.split(';')[2] ?? null) : null;
    }
  };

  it.each(Object.entries(pageRoles))('%s takes the role %s', async (page, role) => {
    expect(await redirectOf(page, null)).toBe('/sign-in?from=%2Fasked-for');
    const tooSmall = below(role);
    if (tooSmall !== null) expect(await redirectOf(page, people[tooSmall])).toBe(`/no-access?needs=${role}`);
    expect((await redirectOf(page, people[role])) ?? '').not.toMatch(/sign-in|no-access/);
  });
});

describe('every route', () => {
  it('is in the table', () => {
    expect(places('route.ts').sort()).toEqual(
      [...new Set([...Object.keys(routeRoles), ...openRoutes, ...tokenRoutes])].sort(),
    );
  });

  const call = async (route: string, method: string, user: User | null, headers?: Record<string, string>) => {
    const handlers = (await import(path.join(root, route, 'route.ts'))) as Record<
      string,
      (request: Request, context: unknown) => Promise<Response>
    >;
    const body = method === 'GET' ? undefined : {};
    const request = await requestAs(user, `/${route.replaceAll(/\[\w+\]/g, id)}`, { method, body, headers });
    return handlers[method]!(request, { params });
  };

  it.each(methods)('$method $route takes the role $role', async ({ route, method, role }) => {
    expect((await call(route, method, null)).status).toBe(401);
    const tooSmall = below(role);
    if (tooSmall !== null) expect((await call(route, method, people[tooSmall])).status).toBe(403);
    expect([401, 403]).not.toContain((await call(route, method, people[role])).status);
  });

  it.each(methods.filter(({ method }) => method !== 'GET'))(
    '$method $route refuses what another site sends',
    async ({ route, method, role }) => {
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { 'sec-fetch-site': 'none' },
      ]) {
        const response = await call(route, method, people[role], headers);
        expect(response.status).toBe(403);
        expect(await response.json()).toMatchObject({ error: { kind: 'forbidden' } });
      }
    },
  );
});

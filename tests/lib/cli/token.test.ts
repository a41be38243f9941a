/** Tokens on the command line: made for a person, listed without what could let anybody in, revoked. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAuditEvents } from '@/db/queries/audit-events';
import { authenticateApiToken } from '@/lib/services/authenticate-api-token';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { createTestUser } from '../../support/requests';
import { documentOf, riskcurveHere } from './cli-process';

let test: TestApplication;
beforeAll(async () => {
  test = await openTestApplication();
  await createTestUser(test.app, 'analyst', 'ana');
  await createTestUser(test.app, 'clinician', 'clara');
});
afterAll(() => test.remove());

const run = (...args: string[]) => riskcurveHere(test.environment.home, args, test.app);
const create = (...args: string[]) => run('token', 'create', '--name', 'notebook', ...args);
const callerOf = (token: string) => authenticateApiToken(test.app, { authorization: `Bearer ${token}` });

it('makes a token with all that the role allows, for 90 days, and prints it alone', async () => {
  const { status, stdout } = await create('--email', 'clara@hospital.org');
  expect(status).toBe(0);
  const caller = await callerOf(stdout.trim());
  expect(caller.user.email).toBe('clara@hospital.org');
  expect(caller.scopes).toEqual(['models:read', 'predictions:read', 'predictions:write', 'reports:read']);
  expect(caller.publishedOnly).toBe(true);
});

it('makes one with the scopes and days that are named', async () => {
  const more = ['--scopes', 'runs:read, models:read', '--days', '30', '--json'];
  const made = documentOf<Record<string, unknown>>(await create('--email', 'ana@hospital.org', ...more));
  expect(made).toMatchObject({ email: 'ana@hospital.org', scopes: ['runs:read', 'models:read'] });
  const days = (Date.parse(made.expiresAt as string) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(29.9);
  expect(days).toBeLessThanOrEqual(30);
  const [event] = await listAuditEvents(test.app.database, { action: 'api-token.created' });
  expect(event).toMatchObject({ subject: `api-token ${made.id as string}`, details: { name: 'notebook' } });
  expect(JSON.stringify(event)).not.toContain(made.token);
});

it.each([
  [
    ['--email', 'nobody@hospital.org'],
    1,
    'there is nobody with the email nobody@hospital.org; invite the person first',
  ],
  [['--email', 'clara@hospital.org', '--scopes', 'runs:write'], 1, 'runs:write is wider than the role clinician'],
  [['--email', 'clara@hospital.org', '--scopes', 'all'], 2, '--scopes'],
  [['--email', 'clara@hospital.org', '--days', '31'], 2, '--days: must be one of 30, 90, 365'],
  [[], 2, '--email: say whose token'],
])('refuses %j', async (args, status, sentence) => {
  const answer = await create(...args);
  expect(answer.status).toBe(status);
  expect(answer.stderr).toContain(sentence);
});

it('lists tokens by their first characters, and revokes one', async () => {
  const made = documentOf<{ id: string; token: string }>(await create('--email', 'ana@hospital.org', '--json'));
  const line = async () => (await run('token', 'list', '--email', 'ana@hospital.org')).stdout.split('\n')[0]!;
  expect(await line()).toContain(
    `${made.id}  ${made.token.slice(0, 7)}...  ana@hospital.org  "notebook"  active, until`,
  );
  expect((await run('token', 'list', '--json')).stdout).not.toContain(made.token.slice(0, 12));
  expect(await run('token', 'revoke', made.id)).toMatchObject({ status: 0, stdout: `Revoked ${made.id}.\n` });
  expect(await line()).toContain('revoked');
  await expect(callerOf(made.token)).rejects.toThrow('the token is not valid');
  expect((await run('token', 'revoke', 'nonsense')).stderr).toContain('there is no such token any more');
});

/** Who gets in, who does not, and that a refusal tells nothing. */
import type * as argon2 from '@node-rs/argon2';
import { verify } from '@node-rs/argon2';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { updateUserRow, type User } from '@/db/queries/users';
import { dummyHash } from '@/lib/auth/password';
import { findCurrentUser } from '@/lib/auth/current-user';
import { authenticateUser } from '@/lib/services/authenticate-user';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { setPassword } from '@/lib/services/set-password';
import { updateUser } from '@/lib/services/update-user';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { cookieOf, createTestUser, serveWith, testActor } from '../../support/requests';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  return { ...real, verify: vi.fn(real.verify) };
});

const password = 'correct horse battery';
const minutes = (n: number) => new Date(Date.UTC(2026, 0, 1, 12, n));

describe('signing in', () => {
  let test: TestApplication;
  let user: User;
  let names = 0;

  beforeAll(async () => {
    test = await openTestApplication();
    serveWith(test.app);
  });
  afterAll(() => test.remove());
  beforeEach(async () => {
    const created = await createTestUser(test.app, 'clinician', `person-${++names}`);
    user = await setPassword(test.app, { userId: created.id, password });
    vi.mocked(verify).mockClear();
  });

  const signIn = (given: { email?: string; password?: string; now?: Date }) =>
    authenticateUser(test.app, { email: user.email, password, ...given });
  const hashesChecked = () => vi.mocked(verify).mock.calls.map(([hash]) => hash);

  it('lets the right password in, whatever the case of the address, and notes when', async () => {
    const found = await signIn({ email: ` ${user.email.toUpperCase()} `, now: minutes(0) });
    expect(found).toMatchObject({ id: user.id, lastSignInAt: minutes(0), failedSignIns: 0 });
    expect(hashesChecked()).toEqual([user.passwordHash]);
  });

  it('refuses a wrong password after checking the real hash', async () => {
    expect(await signIn({ password: 'wrong' })).toBeNull();
    expect(hashesChecked()).toEqual([user.passwordHash]);
  });

  it('spends the same check on the dummy hash for an unknown address', async () => {
    expect(await signIn({ email: 'nobody@hospital.org' })).toBeNull();
    expect(hashesChecked()).toEqual([dummyHash]);
  });

  it('spends it too on a person who has no password yet, and on a disabled one', async () => {
    const invited = await createTestUser(test.app, 'clinician', `invited-${names}`);
    expect(await signIn({ email: invited.email })).toBeNull();
    await updateUserRow(test.app.database, user.id, { disabled: true });
    expect(await signIn({})).toBeNull();
    expect(hashesChecked()).toEqual([dummyHash, dummyHash]);
  });

  it('has a dummy hash of the very cost of real ones', () => {
    const cost = (hash: string | null) => hash?.split('$').slice(0, 4).join('$');
    expect(cost(dummyHash)).toBe('$argon2id$v=19$m=65536,t=3,p=1');
    expect(cost(user.passwordHash)).toBe(cost(dummyHash));
  });

  it('locks after five failures in a row for 15 minutes, and then begins to count anew', async () => {
    for (let attempt = 0; attempt < 5; attempt++) await signIn({ password: 'wrong', now: minutes(0) });
    vi.mocked(verify).mockClear();
    expect(await signIn({ now: minutes(14) })).toBeNull();
    expect(hashesChecked()).toEqual([dummyHash]);
    expect(await signIn({ password: 'wrong', now: minutes(16) })).toBeNull();
    expect(await signIn({ now: minutes(16) })).not.toBeNull();
  });

  it('counts attempts that are made at the same moment: of twenty guesses five are looked at', async () => {
    await Promise.all(Array.from({ length: 20 }, () => signIn({ password: 'wrong', now: minutes(0) })));
    expect(hashesChecked().filter((hash) => hash === user.passwordHash)).toHaveLength(5);
  });

  it('forgets failures after a success', async () => {
    for (let attempt = 0; attempt < 4; attempt++) await signIn({ password: 'wrong' });
    expect(await signIn({})).not.toBeNull();
    for (let attempt = 0; attempt < 4; attempt++) await signIn({ password: 'wrong' });
    expect(await signIn({})).not.toBeNull();
  });

  it('writes to the audit trail, never a password, nor an address nobody has', async () => {
    await signIn({ password: 'wrong-secret' });
    await signIn({ email: 'mistyped-secret' });
    await signIn({});
    const { events } = await listAuditEvents(test.app, { limit: 3 });
    expect(events.map(({ action }) => action)).toEqual([
      'user.signed-in',
      'user.sign-in-failed',
      'user.sign-in-failed',
    ]);
    expect(JSON.stringify(events)).not.toContain('secret');
  });
});

describe('a session', () => {
  let test: TestApplication;
  beforeAll(async () => {
    test = await openTestApplication();
    serveWith(test.app);
  });
  afterAll(() => test.remove());

  const sessionOf = async (user: User) => new Headers({ cookie: await cookieOf(user) });

  it('belongs to the person as the database says now', async () => {
    const user = await createTestUser(test.app, 'analyst', 'now');
    expect(await findCurrentUser(test.app, await sessionOf(user))).toMatchObject({ id: user.id, role: 'analyst' });
  });

  it.each([
    ['disabled', { disabled: true }],
    ['given another role', { role: 'analyst' }],
  ] as const)('ends when the person is %s', async (name, change) => {
    const user = await createTestUser(test.app, 'clinician', name.replaceAll(' ', '-'));
    const session = await sessionOf(user);
    expect(await findCurrentUser(test.app, session)).not.toBeNull();
    await updateUser(test.app, { userId: user.id, ...change, actor: testActor });
    expect(await findCurrentUser(test.app, session)).toBeNull();
  });

  it('does not come back when a disabled person is enabled again', async () => {
    const user = await createTestUser(test.app, 'clinician', 'back');
    const session = await sessionOf(user);
    await updateUser(test.app, { userId: user.id, disabled: true, actor: testActor });
    await updateUser(test.app, { userId: user.id, disabled: false, actor: testActor });
    expect(await findCurrentUser(test.app, session)).toBeNull();
  });

  it('ends when the password is set anew, and is nobody’s when sealed with another secret', async () => {
    const user = await createTestUser(test.app, 'clinician', 'reset');
    const session = await sessionOf(user);
    process.env.NEXTAUTH_SECRET = 'another-secret-with-more-than-32-characters';
    expect(await findCurrentUser(test.app, session)).toBeNull();
    serveWith(test.app);
    expect(await findCurrentUser(test.app, session)).not.toBeNull();
    await setPassword(test.app, { userId: user.id, password });
    expect(await findCurrentUser(test.app, session)).toBeNull();
  });
});

/** One-time links: who they are for, that they work once, and that they run out. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findUser, findUserByEmail } from '@/db/queries/users';
import { signInLinks } from '@/db/schema';
import { placeholderEmail } from '@/lib/auth/email';
import { authenticateUser } from '@/lib/services/authenticate-user';
import { findLinkUser } from '@/lib/services/find-link-user';
import { firstAdministratorLink } from '@/lib/services/first-administrator-link';
import { inviteUser } from '@/lib/services/invite-user';
import { issueSignInLink } from '@/lib/services/issue-sign-in-link';
import { redeemSignInLink } from '@/lib/services/redeem-sign-in-link';
import { resetByLink } from '@/lib/services/reset-by-link';
import { updateUser } from '@/lib/services/update-user';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { createTestUser, testActor } from '../../support/requests';

const password = 'correct horse battery';
const tokenOf = (path: string | null) => new URL(path ?? '', 'http://x').searchParams.get('token') ?? '';

describe('one-time links', () => {
  let test: TestApplication;
  beforeAll(async () => {
    test = await openTestApplication();
  });
  afterAll(() => test.remove());

  const redeem = (token: string, change: { password?: string; name?: string; now?: Date; email?: string } = {}) =>
    redeemSignInLink(test.app, { token, name: 'Ada', password, ...change });

  it('makes the first administrator, until one can sign in', async () => {
    const first = await firstAdministratorLink(test.app);
    const second = await firstAdministratorLink(test.app);
    expect(first).toMatch(/^\/welcome\?token=[\w-]{43}$/);
    await expect(redeem(tokenOf(first))).rejects.toThrow('has been used or has expired');
    const user = await redeem(tokenOf(second), { email: 'ada@hospital.org' });
    expect(user).toMatchObject({ role: 'administrator', email: 'ada@hospital.org', name: 'Ada' });
    expect(await firstAdministratorLink(test.app)).toBeNull();
    expect(await findUserByEmail(test.app.database, placeholderEmail)).toBeNull();
    expect(await authenticateUser(test.app, { email: 'ada@hospital.org', password })).toMatchObject({ id: user.id });
  });

  it('works once, also when two people press at the same moment', async () => {
    const { path } = await inviteUser(test.app, { email: 'once@hospital.org', role: 'clinician', actor: testActor });
    const outcomes = await Promise.allSettled([redeem(tokenOf(path)), redeem(tokenOf(path))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(redeem(tokenOf(path))).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  it('runs out', async () => {
    const issued = new Date('2026-01-01T00:00:00Z');
    const path = await issueSignInLink(test.app, {
      email: 'late@hospital.org',
      role: 'clinician',
      purpose: 'reset',
      now: issued,
    });
    const after = (hours: number) => new Date(issued.getTime() + hours * 3_600_000);
    expect(await findLinkUser(test.app, { token: tokenOf(path), now: after(23.9) })).not.toBeNull();
    expect(await findLinkUser(test.app, { token: tokenOf(path), now: after(24.1) })).toBeNull();
    await expect(redeem(tokenOf(path), { now: after(24.1) })).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(redeem(tokenOf(path), { now: after(23.9) })).resolves.toMatchObject({ name: 'Ada' });
  });

  it('stays usable after a weak password or an empty name', async () => {
    const { path } = await inviteUser(test.app, { email: 'weak@hospital.org', role: 'clinician', actor: testActor });
    await expect(redeem(tokenOf(path), { password: 'short' })).rejects.toThrow('at least 12 characters');
    await expect(redeem(tokenOf(path), { name: ' ' })).rejects.toThrow('the name must not be empty');
    await expect(redeem(tokenOf(path))).resolves.toMatchObject({ email: 'weak@hospital.org' });
  });

  it('never lets an invited person take another address', async () => {
    const { path } = await inviteUser(test.app, { email: 'fixed@hospital.org', role: 'clinician', actor: testActor });
    const user = await redeem(tokenOf(path), { email: 'boss@hospital.org' });
    expect(user.email).toBe('fixed@hospital.org');
  });

  it('is not kept: the database holds a hash only', async () => {
    const user = await createTestUser(test.app, 'clinician', 'hash');
    const token = tokenOf((await resetByLink(test.app, { userId: user.id, actor: testActor })).path);
    const rows = await test.app.database.select().from(signInLinks);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(await findLinkUser(test.app, { token })).toMatchObject({ id: user.id });
  });

  it('is worth nothing for a disabled person', async () => {
    const { user, path } = await inviteUser(test.app, {
      email: 'off@hospital.org',
      role: 'clinician',
      actor: testActor,
    });
    await updateUser(test.app, { userId: user.id, disabled: true, actor: testActor });
    await expect(redeem(tokenOf(path))).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(resetByLink(test.app, { userId: user.id, actor: testActor })).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect((await findUser(test.app.database, user.id))?.passwordHash).toBeNull();
  });

  it('refuses to invite an address twice, or one that is none', async () => {
    const again = { email: 'FIXED@hospital.org', role: 'analyst', actor: testActor } as const;
    await expect(inviteUser(test.app, again)).rejects.toMatchObject({ kind: 'conflict' });
    await expect(inviteUser(test.app, { ...again, email: 'fixed' })).rejects.toMatchObject({ kind: 'bad-input' });
  });

  it('keeps the last administrator', async () => {
    const ada = await findUserByEmail(test.app.database, 'ada@hospital.org');
    const change = { userId: ada!.id, actor: testActor };
    await expect(updateUser(test.app, { ...change, role: 'analyst' })).rejects.toThrow('last administrator');
    await expect(updateUser(test.app, { ...change, disabled: true })).rejects.toThrow('last administrator');
    const { user, path } = await inviteUser(test.app, {
      email: 'two@hospital.org',
      role: 'administrator',
      actor: testActor,
    });
    // Invited is not enough: that person cannot sign in yet.
    await expect(updateUser(test.app, { ...change, disabled: true })).rejects.toThrow('last administrator');
    await redeem(tokenOf(path));
    await expect(updateUser(test.app, { ...change, disabled: true })).resolves.toMatchObject({ disabled: true });
    expect((await findUser(test.app.database, user.id))?.passwordHash).not.toBeNull();
  });
});

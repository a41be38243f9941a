/** Tokens in the wrong hands, at the wrong time, in the wrong place. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { allOperations } from '@/app/api/v1/all-operations';
import * as tokens from '@/app/api/tokens/route';
import * as oneToken from '@/app/api/tokens/[tokenId]/route';
import * as runs from '@/app/api/runs/route';
import { listAuditEvents } from '@/db/queries/audit-events';
import { findApiToken } from '@/db/queries/api-tokens';
import type { User } from '@/db/queries/users';
import { createApiToken, hashApiToken } from '@/lib/auth/api-token';
import { scopesFor } from '@/lib/auth/scopes';
import { listApiTokens } from '@/lib/services/list-api-tokens';
import { revokeApiToken } from '@/lib/services/revoke-api-token';
import { updateUser } from '@/lib/services/update-user';
import { ask, tokenOf } from '../../support/api-client';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';
import { testUse } from '../../support/publish';
import { cookieOf, createTestUser, requestAs, serveWith, testActor } from '../../support/requests';

let test: TestApplication;
let nPeople = 0;
let analyst: User;
let modelId: string;

const person = (role: 'clinician' | 'analyst' | 'administrator') => createTestUser(test.app, role, `p${nPeople++}`);
const statusWith = async (token: string | undefined, id = 'listModels') => (await ask(id, { token })).status;
const params = (tokenId: string) => ({ params: Promise.resolve({ tokenId }) });

beforeAll(async () => {
  test = await openTestApplication();
  serveWith(test.app);
  const cohort = await insertFixtureCohort(test.app, { name: 'Fixture' });
  modelId = await insertFixtureModel(test.app, { cohortId: cohort.id, name: 'First' });
});
beforeEach(async () => {
  analyst = await person('analyst');
});
afterAll(() => test.remove());

const decision = { threshold: 0.3, intendedUse: testUse };
const nowhere = '00000000-0000-4000-8000-000000000000';
const neutral = 'the token is not valid: it is unknown, has expired or was revoked; make a new one under API tokens';

describe('a token', () => {
  it('is kept as its hash alone, and only its first characters stay readable', async () => {
    const { token, id } = await tokenOf(test.app, analyst);
    expect(token).toMatch(/^rc_[A-Za-z0-9_-]{43}$/);
    const { token: row } = (await findApiToken(test.app.database, id))!;
    expect(row.tokenHash).toBe(hashApiToken(token));
    expect(row.hint).toBe(token.slice(0, 7));
    const events = await listAuditEvents(test.app.database, { limit: 500 });
    expect(JSON.stringify([row, events, await listApiTokens(test.app)])).not.toContain(token.slice(0, 12));
  });

  it.each(['revoked', 'expired', 'disabled', 'unknown', 'malformed', 'of another case', 'cut short'])(
    'that is %s is refused with the same sentence as any other',
    async (how) => {
      const now = how === 'expired' ? new Date(Date.now() - 31 * 24 * 3600 * 1000) : undefined;
      const { token, id } = await tokenOf(test.app, analyst, { days: 30, now });
      if (how === 'revoked') await revokeApiToken(test.app, { tokenId: id, ownerId: analyst.id, actor: testActor });
      if (how === 'disabled') await updateUser(test.app, { userId: analyst.id, disabled: true, actor: testActor });
      const given: Record<string, string> = {
        unknown: createApiToken(),
        malformed: 'rc_',
        'of another case': token.slice(0, 3) + token.slice(3).replace(/[a-z]/, (letter) => letter.toUpperCase()),
        'cut short': token.slice(0, -1),
      };
      const response = await ask('listModels', { token: given[how] ?? token });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ error: { kind: 'unauthenticated', message: neutral } });
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="Riskcurve", error="invalid_token"');
    },
  );

  it('works to the last moment before it expires', async () => {
    const day = 24 * 3600 * 1000;
    const { token } = await tokenOf(test.app, analyst, { days: 30, now: new Date(Date.now() - 30 * day + 60_000) });
    expect(await statusWith(token)).toBe(200);
  });

  it('counts nowhere but in the header', async () => {
    const { token } = await tokenOf(test.app, analyst);
    for (const query of [`?token=${token}`, `?access_token=${token}`, `?Authorization=Bearer%20${token}`]) {
      expect((await ask('listModels', { query })).status).toBe(401);
      expect((await ask('listModels', { token, query })).status).toBe(400);
    }
    for (const authorization of [token, `Basic ${token}`, `Bearer`, `Bearer ${token} ${token}`, `Token ${token}`]) {
      expect((await ask('listModels', { headers: { authorization } })).status).toBe(401);
    }
    expect((await ask('listModels', { headers: { cookie: `token=${token}` } })).status).toBe(401);
    expect((await ask('listModels', { headers: { authorization: `bearer ${token}` } })).status).toBe(200);
  });

  it('opens no other door of the server', async () => {
    const { token } = await tokenOf(test.app, analyst);
    const request = await requestAs(null, '/api/runs', { headers: { authorization: `Bearer ${token}` } });
    expect((await runs.GET(request, undefined)).status).toBe(401);
    const body = { name: 'more', scopes: ['models:read'], days: 30 };
    const another = await requestAs(null, '/api/tokens', {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${token}` },
    });
    expect((await tokens.POST(another, undefined)).status).toBe(401);
  });

  it('is not replaced by a session', async () => {
    const headers = { cookie: await cookieOf(await person('administrator')) };
    for (const { id, params: needed } of allOperations) {
      const response = await ask(id, { headers, params: needed ? { modelId, cohortId: modelId, runId: modelId } : {} });
      expect({ id, status: response.status }).toEqual({ id, status: 401 });
      expect(response.headers.get('www-authenticate')).toBe('Bearer realm="Riskcurve"');
    }
  });
});

describe('scopes', () => {
  it.each(allOperations.filter(({ scope }) => scope !== null).map(({ id, scope }) => [id, scope!] as const))(
    '%s takes %s and no other',
    async (id, scope) => {
      const others = scopesFor('analyst').filter((other) => other !== scope);
      const { token } = await tokenOf(test.app, analyst, { scopes: others });
      const given = {
        params: { modelId: nowhere, cohortId: nowhere, runId: nowhere, patientId: nowhere, target: 'table3' },
      };
      const response = await ask(id, { token, ...given });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error: { kind: 'forbidden' } });
      expect(response.headers.get('www-authenticate')).toContain(`error="insufficient_scope", scope="${scope}"`);
      const { token: fitting } = await tokenOf(test.app, analyst, { scopes: [scope] });
      expect([401, 403]).not.toContain((await ask(id, { token: fitting, ...given })).status);
    },
  );

  it('cannot be wider than the role, on the page’s route either', async () => {
    const clinician = await person('clinician');
    await expect(tokenOf(test.app, clinician, { scopes: ['models:read', 'runs:write'] })).rejects.toThrow(
      'runs:write is wider than the role clinician',
    );
    const make = async (scopes: string[]) => {
      const body = { name: 'wide', scopes, days: 30 };
      return (await tokens.POST(await requestAs(clinician, '/api/tokens', { method: 'POST', body }), undefined)).status;
    };
    expect(await make(['models:publish'])).toBe(403);
    expect(await make(['everything'])).toBe(400);
    expect(await make([])).toBe(400);
    expect(await make(['models:read'])).toBe(201);
  });

  it('narrow at once with the role, and come back with it', async () => {
    const { token } = await tokenOf(test.app, analyst);
    expect(await statusWith(token, 'listRuns')).toBe(200);
    await updateUser(test.app, { userId: analyst.id, role: 'clinician', actor: testActor });
    expect(await statusWith(token, 'listRuns')).toBe(403);
    expect(await statusWith(token)).toBe(200);
    await updateUser(test.app, { userId: analyst.id, role: 'analyst', actor: testActor });
    expect(await statusWith(token, 'listRuns')).toBe(200);
  });

  it('of a clinician show published models only', async () => {
    const { token } = await tokenOf(test.app, await person('clinician'));
    const hidden = async () => [
      ...(await Promise.all(
        ['getModel', 'getEvaluation', 'getDecisions', 'listPredictions', 'exportModelCard'].map((id) =>
          ask(id, { token, params: { modelId } }),
        ),
      )),
      await ask('scorePatients', { token, params: { modelId }, body: { patients: [{ glucose: 100 }] } }),
      await ask('drawCurves', { token, params: { modelId }, body: { values: {} } }),
      await ask('exportNewReport', { token, params: { modelId }, body: { values: {}, format: 'json' } }),
    ];
    expect((await hidden()).map(({ status }) => status)).toEqual(Array(8).fill(404));
    expect(await (await ask('listModels', { token })).json()).toEqual({ models: [], next: null });
    const { token: ofAnalyst } = await tokenOf(test.app, analyst);
    const published = await ask('publishModel', { token: ofAnalyst, params: { modelId }, body: decision });
    expect(published.status).toBe(200);
    expect((await hidden()).map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect((await ask('unpublishModel', { token: ofAnalyst, params: { modelId } })).status).toBe(200);
    // what they saw once stays readable, and judges nobody
    expect((await hidden()).map(({ status }) => status)).toEqual([200, 200, 200, 409, 200, 409, 409, 409]);
  });
});

describe('revoking', () => {
  it('is for one’s own tokens; an administrator revokes anybody’s', async () => {
    const { token, id } = await tokenOf(test.app, analyst);
    const revoke = async (user: User) =>
      (await oneToken.DELETE(await requestAs(user, `/api/tokens/${id}`, { method: 'DELETE' }), params(id))).status;
    expect(await revoke(await person('analyst'))).toBe(404);
    expect(await statusWith(token)).toBe(200);
    expect(await revoke(await person('administrator'))).toBe(200);
    expect(await statusWith(token)).toBe(401);
  });

  it('by several at once is done, and noted, once', async () => {
    const { token, id } = await tokenOf(test.app, analyst);
    const revoke = () => revokeApiToken(test.app, { tokenId: id, ownerId: null, actor: testActor });
    await Promise.all([revoke(), revoke(), revoke(), statusWith(token)]);
    expect(await statusWith(token)).toBe(401);
    const events = await listAuditEvents(test.app.database, { action: 'api-token.revoked', limit: 500 });
    expect(events.filter(({ subject }) => subject === `api-token ${id}`)).toHaveLength(1);
  });
});

describe('the audit trail', () => {
  it('tells of a refused use whose token it was and why, once a minute', async () => {
    const { token, id } = await tokenOf(test.app, analyst, { name: 'night job' });
    await revokeApiToken(test.app, { tokenId: id, ownerId: null, actor: testActor });
    for (let times = 0; times < 3; times++) await statusWith(token);
    const events = await listAuditEvents(test.app.database, { action: 'api-token.refused', limit: 500 });
    const own = events.filter(({ subject }) => subject === `api-token ${id}`);
    expect(own.map(({ details }) => details)).toEqual([
      { reason: 'revoked', name: 'night job', userId: analyst.id, refusedSinceLastEvent: 1 },
    ]);
  });

  it('names the person and the token for what was done', async () => {
    const { token } = await tokenOf(test.app, analyst, { name: 'notebook' });
    await ask('publishModel', { token, params: { modelId }, body: decision });
    const [event] = await listAuditEvents(test.app.database, { action: 'model.published' });
    expect(event).toMatchObject({ userId: analyst.id, actor: `${analyst.email} (API token "notebook")` });
  });
});

describe('last use', () => {
  it('is written at most once a minute', async () => {
    const { token, id } = await tokenOf(test.app, analyst);
    const lastUse = async () => (await findApiToken(test.app.database, id))!.token.lastUsedAt;
    expect(await lastUse()).toBeNull();
    await statusWith(token);
    const first = await lastUse();
    expect(Math.abs(first!.getTime() - Date.now())).toBeLessThan(10_000);
    await new Promise((wake) => setTimeout(wake, 5));
    await statusWith(token);
    expect(await lastUse()).toEqual(first);
  });
});

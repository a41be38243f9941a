/** What is sent: bodies that are too large, addresses of other kinds, too many refusals. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as elsewhere from '@/app/api/v1/[...path]/route';
import * as document from '@/app/api/v1/openapi.json/route';
import { listPatientIdsInOrder } from '@/db/queries/patients';
import type { User } from '@/db/queries/users';
import { createApiToken } from '@/lib/auth/api-token';
import { limits } from '@/lib/cohort/limits';
import { listApiTokens } from '@/lib/services/list-api-tokens';
import { ask, tokenOf } from '../../support/api-client';
import { openTestApplication, type TestApplication } from '../../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../../support/judged-cohort';
import { createTestUser, serveWith } from '../../support/requests';

let test: TestApplication;
let analyst: User;
let modelId: string;
let token: string;
const statusWith = async (given: string) => (await ask('listModels', { token: given })).status;

beforeAll(async () => {
  test = await openTestApplication();
  serveWith(test.app);
  analyst = await createTestUser(test.app, 'analyst');
  token = (await tokenOf(test.app, analyst)).token;
  const cohort = await insertFixtureCohort(test.app, { name: 'Fixture' });
  modelId = await insertFixtureModel(test.app, { cohortId: cohort.id, name: 'First' });
});
afterAll(() => test.remove());

describe('a body', () => {
  it('of 10 MB is refused while it comes', async () => {
    const piece = new TextEncoder().encode('[1,'.repeat(100_000));
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += piece.length;
        if (sent > 10_000_000) controller.close();
        else controller.enqueue(piece);
      },
    });
    const response = await ask('startRun', { token, body });
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(3_000_000);
  });

  it('of 10 MB with new patients is refused as well, and so are too many of them', async () => {
    const score = (body: unknown) => ask('scorePatients', { token, params: { modelId }, body });
    expect((await score(`{"patients":[${'{},'.repeat(3_400_000)}{}]}`)).status).toBe(413);
    expect((await score({ patients: Array(10_001).fill({}) })).status).toBe(400);
  });

  it('is not read of somebody without a token', async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({ pull: () => void (pulled += 1) }, { highWaterMark: 0 });
    expect((await ask('uploadFile', { body, query: '?fileName=a.csv' })).status).toBe(401);
    expect(pulled).toBe(0);
  });

  it('with a file above the limit is stopped on the way', async () => {
    const piece = new Uint8Array(4 * 1024 * 1024).fill(120);
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += piece.length;
        controller.enqueue(piece);
      },
    });
    const response = await ask('uploadFile', { token, body, query: '?fileName=noise.csv' });
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(limits.maxBytes + 10 * piece.length);
  });
});

describe('an address', () => {
  it('with what cannot be an id, or is that of another kind, is at nothing', async () => {
    const { id: other } = (await listApiTokens(test.app))[0]!;
    for (const wrong of ['1', '../users', `${modelId}'--`, '', other, analyst.id]) {
      for (const id of ['getModel', 'getRun', 'getCohort', 'getEvaluation', 'listPredictions']) {
        const response = await ask(id, { token, params: { modelId: wrong, runId: wrong, cohortId: wrong } });
        expect({ id, wrong, status: response.status }).toEqual({ id, wrong, status: 404 });
      }
    }
    const elsewhereId = (await insertFixtureCohort(test.app, { name: 'Elsewhere' })).id;
    const [stranger] = await listPatientIdsInOrder(test.app.database, elsewhereId);
    for (const patientId of [modelId, stranger!]) {
      expect((await ask('getCurves', { token, params: { modelId, patientId } })).status).toBe(404);
      expect([404, 409]).toContain(
        (await ask('exportPatientReport', { token, params: { modelId, patientId } })).status,
      );
    }
    expect((await ask('getReproduction', { token, params: { target: '../secret' } })).status).toBe(404);
  });

  it('that is none answers as the API does', async () => {
    const response = await elsewhere.GET(new Request('http://riskcurve.test/api/v1/nothing'), {
      params: Promise.resolve({}),
    });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { kind: 'not-found' } });
  });

  it('of the document is open, and says nothing of what is stored', async () => {
    const response = await document.GET(new Request('http://riskcurve.test/api/v1/openapi.json'), {
      params: Promise.resolve({}),
    });
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0' });
    expect(text).not.toContain('Fixture');
  });
});

describe('too many refusals', () => {
  it('of one token are answered with 429 and the time to wait; another token works', async () => {
    expect(await statusWith(token)).toBe(200);
    const wrong = createApiToken();
    const statuses = [];
    for (let times = 0; times < 12; times++) statuses.push(await statusWith(wrong));
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
    const response = await ask('listModels', { token: wrong });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await response.json()).toMatchObject({ error: { kind: 'too-many' } });
    expect(await statusWith(token)).toBe(200);
  });
});

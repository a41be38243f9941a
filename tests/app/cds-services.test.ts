/** The CDS Hooks services as a hospital's system calls them: real signed tokens against the route handlers. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPTIONS, POST } from '@/app/cds-services/[serviceId]/route';
import { GET } from '@/app/cds-services/route';
import type { CdsCard } from '@/lib/cds/card';
import { cdsSettingsFile } from '@/lib/cds/settings';
import { listAuditEvents } from '@/lib/services/list-audit-events';
import { publishForTest } from '../support/publish';
import { verifyAuditTrail } from '@/lib/services/verify-audit-trail';
import { createTestClient, type TestClient } from '../support/cds-client';
import { openTestApplication, type TestApplication } from '../support/databases';
import { insertFixtureCohort, insertFixtureModel } from '../support/judged-cohort';
import { serveWith, testActor } from '../support/requests';

let test: TestApplication;
let caller: TestClient;
let modelId: string;
let address: string;
const context = (serviceId: string) => ({ params: Promise.resolve({ serviceId }) });
const discover = async (headers?: Record<string, string>) =>
  GET(new Request(`${address}/cds-services`, { headers }), { params: Promise.resolve({}) });

beforeAll(async () => {
  test = await openTestApplication();
  serveWith(test.app);
  const { environment } = test.app;
  address = environment.publicUrl ?? `http://localhost:${environment.port}`;
  caller = await createTestClient('ES384');
  const cohort = await insertFixtureCohort(test.app, { name: 'Hospital' });
  modelId = await insertFixtureModel(test.app, { cohortId: cohort.id, name: 'hospital-sbqc' });
});
afterAll(() => test.remove());

const request = (change: object = {}) => ({
  hook: 'patient-view',
  hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
  context: { userId: 'Practitioner/example', patientId: 'P-0008' },
  ...change,
});

async function call(
  options: { body?: unknown; token?: string; service?: string; origin?: string } = {},
): Promise<Response> {
  const { body = request(), service = 'risk', origin } = options;
  const url = `${address}/cds-services/${service}`;
  const token = options.token ?? (await caller.sign(url));
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  if (origin !== undefined) headers.origin = origin;
  return POST(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }), context(service));
}
const cardsOf = async (response: Response) => ((await response.json()) as { cards: CdsCard[] }).cards;

describe('without settings', () => {
  it('offers nothing and answers nothing', async () => {
    expect(await (await discover()).json()).toEqual({ services: [] });
    expect((await call()).status).toBe(404);
  });
});

describe('with settings', () => {
  beforeAll(async () => {
    const settings = {
      clients: [caller.client],
      services: [{ id: 'risk', model: 'hospital-sbqc' }],
      origins: ['https://ehr.example.org'],
    };
    await writeFile(path.join(test.app.environment.home, cdsSettingsFile), JSON.stringify(settings));
  });

  it('hides a model that is not published', async () => {
    expect(await (await discover()).json()).toEqual({ services: [] });
    expect(await cardsOf(await call())).toEqual([]);
  });

  it('describes the published one to whoever asks', async () => {
    await publishForTest(test.app, { modelId, threshold: 0.01, actor: testActor });
    const { services } = (await (await discover()).json()) as { services: Record<string, unknown>[] };
    expect(services).toHaveLength(1);
    expect(services[0]).toMatchObject({
      ...{ hook: 'patient-view', id: 'risk', title: 'Risk by hospital-sbqc' },
      prefetch: { patient: 'Patient/{{context.patientId}}' },
    });
    expect(services[0]!.description).toContain('cohort Hospital');
  });

  it('shows a card for a patient of the cohort and writes down what it showed to whom', async () => {
    const response = await call();
    expect(response.status).toBe(200);
    const [card, ...others] = await cardsOf(response);
    expect(others).toEqual([]);
    expect(card).toMatchObject({ indicator: 'warning' });
    expect(card!.summary).toMatch(
      /^Of 100 patients like this one, about \d+ have diabetes within 5 years \(\d+ to \d+\s%\)\.$/,
    );
    expect(card!.links[0]!.url).toMatch(new RegExp(`^${address}/patients/[0-9a-f-]{36}\\?model=${modelId}$`));
    const { events } = await listAuditEvents(test.app, { action: 'cds-card.shown' });
    expect(events[0]).toMatchObject({
      actor: 'CDS client Test hospital',
      details: { service: 'risk', clientUser: 'Practitioner/example', card: card!.uuid },
    });
    expect(JSON.stringify(events[0])).not.toContain('P-0008'); // the trail names the patient by id alone
  });

  it('finds the patient by an identifier of the prefetched resource, and shows nothing where it fits nobody or two', async () => {
    const prefetch = (...values: string[]) => ({
      context: { userId: 'u', patientId: '1288992' },
      prefetch: { patient: { resourceType: 'Patient', id: '1288992', identifier: values.map((value) => ({ value })) } },
    });
    expect(await cardsOf(await call({ body: request(prefetch('P-0008')) }))).toHaveLength(1);
    expect(await cardsOf(await call({ body: request(prefetch('P-9999')) }))).toEqual([]);
    expect(await cardsOf(await call({ body: request(prefetch('P-0008', 'P-0009')) }))).toEqual([]);
  });

  it('refuses a token that was used before, and one for another service', async () => {
    const token = await caller.sign(`${address}/cds-services/risk`);
    expect((await call({ token })).status).toBe(200);
    const again = await call({ token });
    expect(again.status).toBe(401);
    expect(again.headers.get('www-authenticate')).toBe('Bearer');
    expect(await again.json()).toEqual({
      error: { kind: 'unauthenticated', message: 'the token was used before (jti): sign a new one for each call' },
    });
    expect((await call({ token: await caller.sign(`${address}/cds-services/other`) })).status).toBe(401);
    expect((await call({ token: 'a.b.c' })).status).toBe(401);
  });

  it('writes refusals down without letting anybody flood the trail', async () => {
    for (let attempt = 0; attempt < 20; attempt++) expect((await call({ token: 'a.b.c' })).status).toBe(401);
    const { events } = await listAuditEvents(test.app, { action: 'cds-call.refused' });
    expect(events).toHaveLength(1);
    expect(events[0]!.details).toMatchObject({ service: 'risk', refusedSinceLastEvent: 1 });
    expect(await verifyAuditTrail(test.app)).toMatchObject({ intact: true });
  });

  it('says what is wrong with a request', async () => {
    const wrong = await call({ body: request({ hookInstance: 'x' }) });
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ error: { message: 'hookInstance: must be a UUID' } });
    expect((await call({ service: 'unknown' })).status).toBe(404);
    expect((await call({ body: { ...request(), padding: 'x'.repeat(1_100_000) } })).status).toBe(413);
  });

  it('lets the listed pages read the answer, errors included, and no others', async () => {
    const allowed = (response: Response) => response.headers.get('access-control-allow-origin');
    expect(allowed(await call({ origin: 'https://ehr.example.org' }))).toBe('https://ehr.example.org');
    expect(allowed(await call({ origin: 'https://ehr.example.org', token: 'a.b.c' }))).toBe('https://ehr.example.org');
    expect(allowed(await call({ origin: 'https://evil.example' }))).toBeNull();
    expect(allowed(await discover({ origin: 'https://ehr.example.org' }))).toBe('https://ehr.example.org');
    const asked = new Request(`${address}/cds-services/risk`, {
      method: 'OPTIONS',
      headers: { origin: 'https://ehr.example.org', 'access-control-request-method': 'POST' },
    });
    const answer = await OPTIONS(asked, context('risk'));
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-headers')).toBe('authorization, content-type');
    expect(allowed(answer)).toBe('https://ehr.example.org');
    expect(answer.headers.get('vary')).toContain('origin');
  });
});

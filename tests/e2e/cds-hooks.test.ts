/** CDS Hooks against a running server: real tokens over HTTP, on the simulated demo cohort. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CdsCard } from '@/lib/cds/card';
import { cdsSettingsFile } from '@/lib/cds/settings';
import { createTestClient, type TestClient } from '../support/cds-client';
import { startServer, type TestServer } from './server';

let server: TestServer;
let caller: TestClient;

beforeAll(async () => {
  server = await startServer();
  const prepared = await server.command('prepare-demo', '--json');
  expect(prepared.status, prepared.stderr).toBe(0);
  caller = await createTestClient('RS384');
  const settings = { clients: [caller.client], services: [{ id: 'demo', model: 'Demo model' }] };
  await writeFile(path.join(server.home, cdsSettingsFile), JSON.stringify(settings));
});
afterAll(() => server.stop());

async function call(token: string): Promise<Response> {
  return fetch(`${server.address}/cds-services/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      hook: 'patient-view',
      hookInstance: randomUUID(),
      context: { userId: 'Practitioner/1', patientId: 'P-0001' },
    }),
  });
}

it('is found, answers a signed call once, and sends the clinician to the patient', async () => {
  const discovery = await fetch(`${server.address}/cds-services`);
  expect(await discovery.json()).toMatchObject({ services: [{ id: 'demo', hook: 'patient-view' }] });
  const token = await caller.sign(`http://localhost:${new URL(server.address).port}/cds-services/demo`);
  const answer = await call(token);
  expect(answer.status).toBe(200);
  const { cards } = (await answer.json()) as { cards: CdsCard[] };
  expect(cards).toHaveLength(1);
  expect(cards[0]!.summary).toMatch(/^SIMULATED\. .*\d+ to \d+/);
  const page = await fetch(cards[0]!.links[0]!.url, { redirect: 'manual' });
  expect(page.status).toBe(307); // to the sign-in page: the card is no way around it
  expect((await call(token)).status).toBe(401);
  expect((await call('a.b.c')).status).toBe(401);
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cdsCard } from '@/lib/cds/card';
import { cdsRequestSchema, patientLabels } from '@/lib/cds/request';
import { cdsSettingsFile, parseCdsSettings, readCdsSettings } from '@/lib/cds/settings';
import { spendToken } from '@/lib/cds/spend-token';
import { buildReportContent } from '@/lib/report/build-content';
import { fixtureInput } from '@/tests/support/report-fixture';

const key = { kty: 'EC', kid: 'k', crv: 'P-384', x: 'x', y: 'y' };
const settings = {
  clients: [{ name: 'Hospital', issuer: 'https://ehr.example.org/', jwks: { keys: [key] } }],
  services: [{ id: 'diabetes', model: 'Pima-sbqc' }],
};
const parsed = (change: object) => parseCdsSettings(JSON.stringify({ ...settings, ...change }));

describe('the settings', () => {
  it('are read as written, and are none without a file', async () => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-cds-'));
    expect(await readCdsSettings(home)).toBeNull();
    await writeFile(path.join(home, cdsSettingsFile), JSON.stringify(settings));
    expect(await readCdsSettings(home)).toEqual({ ...settings, origins: [] });
    await rm(home, { recursive: true });
  });

  it('name the entry that is wrong', () => {
    const [client] = settings.clients;
    const withKey = (changed: object) => ({ clients: [{ ...client, jwks: { keys: [changed] } }] });
    expect(() => parseCdsSettings('{')).toThrow('cds-hooks.json is not valid JSON');
    expect(() => parsed(withKey({ ...key, d: 'private' }))).toThrow(
      'clients.0.jwks.keys.0: must be the public key alone',
    );
    expect(() => parsed(withKey({ ...key, kty: 'oct' }))).toThrow('clients.0.jwks.keys.0.kty: must be EC or RSA');
    expect(() => parsed({ clients: [client, client] })).toThrow('two clients have the same issuer');
    expect(() => parsed({ services: [{ id: 'A b', model: 'x' }] })).toThrow('services.0.id: must be lower-case');
    expect(() => parsed({ clients: [] })).toThrow('clients');
    expect(() => parsed({ secret: 1 })).toThrow('secret');
  });
});

/** The request that CDS Hooks gives as its example of a call. */
const example = {
  hookInstance: 'd1577c69-dfbe-44ad-ba6d-3e05e953b2ea',
  fhirServer: 'http://hooks.smarthealthit.org:9080',
  hook: 'patient-view',
  fhirAuthorization: {
    ...{ access_token: 'some-opaque-fhir-access-token', token_type: 'Bearer', expires_in: 300 },
    ...{ scope: 'patient/Patient.read patient/Observation.read', subject: 'cds-service4' },
  },
  context: { userId: 'Practitioner/example', patientId: '1288992', encounterId: '89284' },
  prefetch: {
    patientToGreet: { resourceType: 'Patient', gender: 'male', birthDate: '1925-12-23', id: '1288992', active: true },
  },
};

describe('the request', () => {
  it('takes the specification’s example, and extensions', () => {
    const request = cdsRequestSchema.parse({ ...example, extension: { 'org.example': { x: 1 } } });
    expect(patientLabels(request)).toEqual(['1288992']);
  });

  it('finds the patient by the id of the context and the identifiers of that very patient', () => {
    const patient = (change: object) => ({ prefetch: { patient: { resourceType: 'Patient', ...change } } });
    const identifier = [{ value: ' P-0001 ' }, { system: 'urn:x' }, { value: '1288992' }];
    const labels = (change: object) => patientLabels(cdsRequestSchema.parse({ ...example, ...change }));
    expect(labels(patient({ id: '1288992', identifier }))).toEqual(['1288992', 'P-0001']);
    expect(labels(patient({ id: 'another', identifier }))).toEqual(['1288992']);
    expect(labels({ prefetch: null })).toEqual(['1288992']);
  });

  it.each([
    [{ hook: 'order-sign' }, 'must be patient-view'],
    [{ hookInstance: '1' }, 'must be a UUID'],
    [{ context: { userId: 'u', patientId: '' } }, 'must name the patient'],
    [{ context: undefined }, 'expected object'],
    [{ prefetch: { patient: { resourceType: 'Observation' } } }, 'must be a Patient resource'],
  ])('refuses %j', (change, message) => {
    const { error } = cdsRequestSchema.safeParse({ ...example, ...change });
    expect(error?.issues[0]?.message).toContain(message);
  });
});

describe('the card', () => {
  const options = {
    ...{ address: 'https://risk.example.org', patientPath: '/patients/1?model=2', modelPath: '/models/2' },
    intendedUse: 'Adults [before](http://evil) discharge.',
  };
  const input = fixtureInput();

  it('shows risk, interval, meaning, version and the way to the patient', () => {
    const card = cdsCard(buildReportContent(input), options);
    expect(card.summary).toBe(
      'Of 100 patients like this one, about 42 have diabetes within 5 years (14 to 72\u202f%).',
    );
    expect(card.links).toEqual([
      { label: 'Open the patient in Riskcurve', url: 'https://risk.example.org/patients/1?model=2', type: 'absolute' },
    ]);
    expect(card.source.url).toBe('https://risk.example.org/models/2');
    expect(card.detail).toContain(`version ${'3f9c21ab'.repeat(8)}`);
    expect(card.detail).toContain('**Published for:** Adults \\[before\\]\\(http://evil\\) discharge.');
    expect(card.detail).toContain('90\u202f% interval');
    expect(card.detail).toContain('not the effect of treatment');
  });

  it('warns from the threshold on', () => {
    const at = (threshold: number) =>
      cdsCard(buildReportContent({ ...input, model: { ...input.model, threshold } }), options).indicator;
    const { risk } = buildReportContent(input).panels.find((panel) => panel.panel === 'risk')!;
    expect([at(risk + 1e-9), at(risk), at(risk - 1e-9)]).toEqual(['info', 'warning', 'warning']);
  });

  it('stays under 140 characters, says that a patient is simulated, and lets no words become a link', () => {
    const trained = input.model.trained;
    const positiveMeans = 'have ![x](http://evil) '.repeat(20);
    const report = buildReportContent({
      ...input,
      cohort: { ...input.cohort, simulatedFrom: 'f(x)' },
      model: { ...input.model, trained: { ...trained, outcome: { ...trained.outcome, positiveMeans } } },
    });
    const card = cdsCard(report, options);
    expect(card.summary.length).toBeLessThan(140);
    expect(card.summary.startsWith('SIMULATED. Risk 42')).toBe(true);
    expect(card.detail).toContain('Simulated cohort');
    expect(card.detail).not.toContain('](');
  });
});

describe('a token', () => {
  it('is used once, by whoever comes first', async () => {
    const home = await mkdtemp(path.join(os.tmpdir(), 'riskcurve-cds-'));
    const token = { issuer: 'https://ehr.example.org/', jti: '../../escape' };
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => spendToken(home, token)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(spendToken(home, token)).rejects.toMatchObject({ kind: 'unauthenticated' });
    await spendToken(home, { ...token, issuer: 'https://other.example.org/' });
    await rm(home, { recursive: true });
  });
});

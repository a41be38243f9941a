import { generateKeyPair, UnsecuredJWT, SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { verifyToken } from '@/lib/cds/verify-token';
import { createTestClient, type TestClient } from '@/tests/support/cds-client';

const audience = 'https://riskcurve.example.org/cds-services/diabetes';
let elliptic: TestClient;
let rsa: TestClient;

beforeAll(async () => {
  elliptic = await createTestClient('ES384');
  rsa = await createTestClient('RS384', 'https://other.example.org/');
});

const verify = (token: string | null, now?: Date) =>
  verifyToken(token === null ? null : `Bearer ${token}`, { clients: [elliptic.client, rsa.client], audience, now });
const refusalOf = async (token: string | null) => {
  const error = await verify(token).then(
    () => null,
    (reason: { kind?: string; message: string }) => reason,
  );
  expect(error?.kind).toBe('unauthenticated');
  return error!.message;
};
const seconds = () => Math.floor(Date.now() / 1000);

describe('a signed token', () => {
  it.each(['ES384', 'RS384'] as const)('signed with %s says who calls', async (alg) => {
    const own = alg === 'ES384' ? elliptic : rsa;
    const { client } = await verify(await own.sign(audience, { claims: { jti: 'a nonce' } }));
    expect(client.issuer).toBe(own.client.issuer);
    expect((await verify(await own.sign(audience, { claims: { jti: 'a nonce' } }))).jti).toBe('a nonce');
    expect((await verify(await own.sign('x', { claims: { aud: ['https://x', audience] } }))).client).toBe(own.client);
  });

  it('takes the example that CDS Hooks publishes, at its own time', async () => {
    // https://cds-hooks.org/specification/current/#trusting-cds-clients, "Example"
    const keys = [
      {
        kty: 'EC',
        ...{ use: 'sig', crv: 'P-384', alg: 'ES384' },
        kid: 'example-kid',
        x: '46SDH7Znh821wblCBglA61sNE9ZrHYKKt3qRtRTmSXyOI_FIGBLWrWa0GPUkDCEk',
        y: 'XMcRuuoGW7CXjQdy-F5i3FeBE0x9hPLdeFdSoDd3ELmx404tLX0VRRcqzAsPhXcI',
      } as const,
    ];
    const token =
      'eyJhbGciOiJFUzM4NCIsInR5cCI6IkpXVCIsImtpZCI6ImV4YW1wbGUta2lkIiwiamt1IjoiaHR0cHM6Ly9maGlyLWVoci5leGFtcGxlLmNvbS9qd2tfdXJpIn0.' +
      'eyJpc3MiOiJodHRwczovL2ZoaXItZWhyLmV4YW1wbGUuY29tLyIsInN1YiI6ImNsaWVudF9pZCIsImF1ZCI6Imh0dHBzOi8vY2RzLmV4YW1wbGUub3JnL2Nkcy1zZXJ2' +
      'aWNlcy9zb21lLXNlcnZpY2UiLCJleHAiOjE0MjI1Njg4NjAsImlhdCI6MTMxMTI4MDk3MCwianRpIjoiZWUyMmIwMjEtZTFiNy00NjExLWJhNWItOGVlYzZhMzNhYzFl' +
      'IiwidGVuYW50IjoiMmRkZDZjM2EtOGU5YS00NGM2LWEzMDUtNTIxMTFhZDMwMmEyIn0.' +
      'CUFPkplnWd6YGIvzoHolWCQBDsCL8QtTWKGg_QFpS169WrqDGzktRi-_we6-6rVzbjerU27ZKww_SW0-b9RTz-dPJNcqsueMio8r6EqXUXhbLm_ch3XFSbDlGHDl_tqo';
    const clients = [{ name: 'Example', issuer: 'https://fhir-ehr.example.com/', jwks: { keys } }];
    const options = { clients, audience: 'https://cds.example.org/cds-services/some-service' };
    const at = (time: number) => verifyToken(`Bearer ${token}`, { ...options, now: new Date(1000 * time) });
    expect(await at(1_311_280_970 + 60)).toEqual({ client: clients[0], jti: 'ee22b021-e1b7-4611-ba5b-8eec6a33ac1e' });
    await expect(at(1_311_280_970 + 3600)).rejects.toThrow('issued too long ago');
  });
});

describe('is refused with one sentence', () => {
  it('without a token, or with none that can be read', async () => {
    expect(await refusalOf(null)).toContain('Authorization: Bearer <JWT>');
    await expect(verifyToken('Basic abc', { clients: [], audience })).rejects.toThrow('Authorization: Bearer <JWT>');
    expect(await refusalOf('a.b.c')).toContain('issuer (iss)');
  });

  it('expired, too old, from the future, or without its times', async () => {
    const sign = (claims: Record<string, unknown>) => elliptic.sign(audience, { claims });
    expect(await refusalOf(await sign({ exp: seconds() - 31 }))).toContain('is expired');
    expect(await refusalOf(await sign({ iat: seconds() - 700, exp: seconds() + 700 }))).toContain(
      'issued too long ago',
    );
    expect(await refusalOf(await sign({ iat: seconds() + 120 }))).toContain('not in the future');
    expect(await refusalOf(await sign({ exp: undefined }))).toContain('lacks exp');
    expect(await refusalOf(await sign({ iat: undefined }))).toContain('iat');
    expect(await refusalOf(await sign({ jti: undefined }))).toContain('jti');
    expect(await refusalOf(await sign({ jti: '' }))).toContain('jti');
  });

  it('for another service, another issuer, another type', async () => {
    expect(await refusalOf(await elliptic.sign(`${audience}x`))).toContain(`must be ${audience}`);
    expect(await refusalOf(await elliptic.sign(audience, { claims: { aud: undefined } }))).toContain('aud');
    expect(await refusalOf(await elliptic.sign(audience, { claims: { iss: 'https://evil.example/' } }))).toContain(
      'issuer (iss)',
    );
    expect(await refusalOf(await elliptic.sign(audience, { header: { typ: 'at+jwt' } }))).toContain('must be JWT');
  });

  it('signed by a stranger, by another client, under an unknown key, or changed after signing', async () => {
    const stranger = await generateKeyPair('ES384');
    const wrong = 'does not fit the client’s key';
    expect(await refusalOf(await elliptic.sign(audience, { key: stranger.privateKey }))).toContain(wrong);
    expect(await refusalOf(await rsa.sign(audience, { claims: { iss: elliptic.client.issuer } }))).toContain('(kid)');
    expect(await refusalOf(await elliptic.sign(audience, { header: { kid: 'another' } }))).toContain('(kid)');
    const [head, body, signature] = (await elliptic.sign(audience)).split('.');
    const changed = Buffer.from(body!, 'base64url').toString().replace('"jti":"', '"jti":"x');
    expect(await refusalOf(`${head}.${Buffer.from(changed).toString('base64url')}.${signature}`)).toContain(wrong);
  });

  it('unsigned, or signed with a shared secret', async () => {
    const claims = { jti: 'x' };
    const unsigned = new UnsecuredJWT(claims)
      .setIssuer(elliptic.client.issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5m')
      .encode();
    expect(await refusalOf(unsigned)).toContain('must be signed with one of ES384, RS384');
    const secret = new TextEncoder().encode(JSON.stringify(elliptic.client.jwks.keys[0])); // the classic confusion of key kinds
    const shared = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT', kid: elliptic.client.jwks.keys[0]!.kid })
      .setIssuer(elliptic.client.issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(secret);
    expect(await refusalOf(shared)).toContain('must be signed with one of ES384, RS384');
  });
});

/** A CDS client with a key pair of its own, as a hospital's system would sign its calls. */
import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type KeyLike } from 'jose';
import type { CdsClient } from '@/lib/cds/settings';

export interface TestClient {
  readonly client: CdsClient;
  readonly privateKey: KeyLike;
  /** A token of this client; each claim and header can be changed, and left out with undefined. */
  sign(
    audience: string,
    change?: { claims?: Record<string, unknown>; header?: Record<string, unknown>; key?: KeyLike },
  ): Promise<string>;
}

export async function createTestClient(
  alg: 'ES384' | 'RS384',
  issuer = 'https://ehr.example.org/',
): Promise<TestClient> {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  const kid = `${alg}-key`;
  const key = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg } as CdsClient['jwks']['keys'][number];
  return {
    client: { name: 'Test hospital', issuer, jwks: { keys: [key] } },
    privateKey,
    sign(audience, { claims = {}, header = {}, key: signer = privateKey } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const payload = { iss: issuer, aud: audience, iat: now, exp: now + 300, jti: randomUUID(), ...claims };
      return new SignJWT(payload).setProtectedHeader({ alg, typ: 'JWT', kid, ...header }).sign(signer);
    },
  };
}

/** The first guard: security headers, and nobody gets in without a session. */
import { encode } from 'next-auth/jwt';
import { NextRequest } from 'next/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '@/lib/auth/security-headers';
import { config, proxy } from '@/proxy';
import { testSecret } from '../support/requests';

beforeAll(() => {
  process.env.NEXTAUTH_SECRET = testSecret;
  process.env.NEXTAUTH_URL = 'http://riskcurve.test';
});

async function visit(path: string, options: { signedIn?: boolean; cookie?: string } = {}) {
  const token = await encode({ token: { sub: 'x' }, secret: testSecret });
  const cookie = options.signedIn === true ? `next-auth.session-token=${token}` : (options.cookie ?? '');
  return proxy(new NextRequest(`http://riskcurve.test${path}`, { headers: { cookie } }));
}

const directives = (policy: string | null) =>
  new Map((policy ?? '').split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)] as const));

describe('the content security policy', () => {
  it('lets scripts run by nonce only, and allows no eval in production', () => {
    const policy = directives(contentSecurityPolicy('abc', false));
    expect(policy.get('script-src')).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'", "'wasm-unsafe-eval'"]);
    expect(policy.get('style-src')).toEqual(["'self'", "'nonce-abc'"]);
    expect(policy.get('style-src-attr')).toEqual(["'unsafe-inline'"]);
    expect(policy.get('object-src')).toEqual(["'none'"]);
    expect(policy.get('frame-ancestors')).toEqual(["'none'"]);
    expect(policy.get('base-uri')).toEqual(["'none'"]);
    expect(policy.get('connect-src')).toEqual(["'self'"]);
    expect(contentSecurityPolicy('abc', false)).not.toContain("'unsafe-eval'");
    expect(contentSecurityPolicy('abc', true)).toContain("'unsafe-eval'");
  });

  it('has a new nonce for every page, the one that the page is told', async () => {
    const answers = [await visit('/patients', { signedIn: true }), await visit('/patients', { signedIn: true })];
    const nonces = answers.map((answer) => {
      const nonce = answer.headers.get('x-middleware-request-x-nonce');
      expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      expect(Buffer.from(nonce ?? '', 'base64')).toHaveLength(16);
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});

describe('somebody who is not signed in', () => {
  it.each([
    ['/patients', '/sign-in?from=%2Fpatients'],
    ['/runs/new?cohort=a%20b', '/sign-in?from=%2Fruns%2Fnew%3Fcohort%3Da%2520b'],
    ['/', '/sign-in'],
    ['/welcomed', '/sign-in?from=%2Fwelcomed'],
  ])('is led from %s to %s', async (from, to) => {
    const answer = await visit(from);
    expect(answer.status).toBe(307);
    const location = new URL(answer.headers.get('location') ?? '');
    expect(location.pathname + location.search).toBe(to);
  });

  it.each(['/api/v1x', '/api/v2/models', '/api/tokens', '/v1/models', '/x/api/v1/models'])(
    'is let past %s by no likeness',
    async (path) => {
      expect((await visit(path)).headers.get('x-middleware-next')).toBeNull();
    },
  );

  it('gets 401 with one sentence from an API, also with a cookie that is none', async () => {
    for (const cookie of ['', 'next-auth.session-token=forged']) {
      const answer = await visit('/api/runs', { cookie });
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: { kind: 'unauthenticated' } });
    }
  });

  it.each([
    '/sign-in',
    '/welcome?token=x',
    '/api/auth/csrf',
    '/api/welcome',
    '/api/health',
    '/api/v1/models',
    '/cds-services',
    '/cds-services/x',
  ])('may see %s', async (path) => {
    expect((await visit(path)).headers.get('x-middleware-next')).toBe('1');
  });
});

describe('every answer', () => {
  it.each([['/patients'], ['/api/runs'], ['/sign-in'], ['/api/v1/models']])(
    '%s carries the security headers',
    async (path) => {
      const { headers } = await visit(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  it('asks for https where the public address is https', async () => {
    process.env.NEXTAUTH_URL = 'https://riskcurve.test';
    const { headers } = await visit('/sign-in');
    process.env.NEXTAUTH_URL = 'http://riskcurve.test';
    expect(headers.get('strict-transport-security')).toContain('max-age=');
  });
});

describe('the matcher', () => {
  const matches = (path: string) => new RegExp(`^${config.matcher[0]}$`).test(path);

  it('leaves out static assets and the bodies that must not be held in memory, and nothing else', () => {
    expect(
      ['/_next/static/a.js', '/api/cohorts/uploads', '/api/v1/uploads', '/api/command', '/icon.svg'].filter(matches),
    ).toEqual([]);
    expect(
      ['/', '/patients', '/api/cohorts', '/api/runs/x/events', '/cohorts/import', '/api/v1/cohorts'].map(matches),
    ).not.toContain(false);
  });
});

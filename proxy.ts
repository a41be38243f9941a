/** The first guard of every request: security headers, and nobody gets in without a session. Each page and handler checks again. */
import { safePath, signInPath } from '@/lib/auth/sign-in-path';
import { contentSecurityPolicy, securityHeaders } from '@/lib/auth/security-headers';
import { getToken } from 'next-auth/jwt';
import { NextResponse, type NextRequest } from 'next/server';

/** Open to everybody; `/api/v1`, `/api/command` and the CDS services have tokens of their own. */
const open = /^\/(sign-in|welcome|api\/auth|api\/welcome|api\/health|api\/command|api\/v1|cds-services)(\/|$)/;

export async function proxy(request: NextRequest): Promise<NextResponse> {
  const response = (await isAllowed(request)) ? pass(request) : refuse(request);
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  if (request.nextUrl.protocol === 'https:' || process.env.NEXTAUTH_URL?.startsWith('https://')) {
    response.headers.set('strict-transport-security', 'max-age=31536000');
  }
  return response;
}

async function isAllowed(request: NextRequest): Promise<boolean> {
  return open.test(request.nextUrl.pathname) || (await getToken({ req: request })) !== null;
}

/** Goes on to the page, which finds its nonce and its own path in the request's headers. */
function pass(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

function refuse(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (pathname.startsWith('/api/')) {
    const error = { kind: 'unauthenticated', message: 'you are not signed in any more: sign in and try again' };
    return NextResponse.json({ error }, { status: 401, headers: { 'cache-control': 'no-store' } });
  }
  return NextResponse.redirect(new URL(signInPath(safePath(pathname + search)), request.nextUrl));
}

export const config = {
  // Static assets need no guard. Uploads and commands guard themselves: the proxy would hold their bodies in memory, cut at 10 MB.
  matcher: ['/((?!_next/static|_next/image|favicon.ico|icon|api/cohorts/uploads|api/v1/uploads|api/command).*)'],
};

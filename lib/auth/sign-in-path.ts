/** The way to the sign-in page and back. No imports: the proxy, the guards and the browser use it. */

/** The sign-in page, remembering where somebody wanted to go. */
export function signInPath(from: string | null): string {
  const path = safePath(from);
  return path === '/' ? '/sign-in' : `/sign-in?from=${encodeURIComponent(path)}`;
}

/**
 * A path of this server, for going on after signing in; anything else (another site, `//host`, an API) becomes `/`, so that a link
 * handed to somebody cannot lead astray.
 */
export function safePath(path: string | null | undefined): string {
  const here = 'http://here.invalid';
  if (!path?.startsWith('/') || !URL.canParse(path, here)) return '/';
  const url = new URL(path, here);
  if (url.origin !== here || /^\/(api|sign-in|welcome|no-access)(\/|$)/.test(url.pathname)) return '/';
  return url.pathname + url.search;
}

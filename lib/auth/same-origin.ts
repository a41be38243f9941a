/** Refuses what another site makes a signed-in browser send. next-auth's own check covers its own routes only. */
import { RiskcurveError } from '../errors';

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Throws `forbidden` where a request that changes something does not come from a page of this very server. */
export function checkSameOrigin(request: Request): void {
  if (readingMethods.has(request.method) || comesFromOurPages(request)) return;
  throw new RiskcurveError(
    'forbidden',
    'this request did not come from a page of this server: reload the page and try again',
  );
}

/**
 * Browsers state where a request comes from: `Sec-Fetch-Site` on https and localhost, `Origin` everywhere.
 * A request that states neither is refused as well.
 */
function comesFromOurPages(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = request.headers.get('origin');
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return origin !== null && URL.canParse(origin) && new URL(origin).host === host;
}

/** What every answer carries so that a browser trusts nothing we did not send. */

/**
 * Content security policy of a page. Scripts run by nonce only; what they load is trusted in turn (`strict-dynamic`).
 * Charts and React set `style` attributes, hence `style-src-attr`. `wasm-unsafe-eval` lets the kernel of inference be compiled, and no
 * text be run as a script. `unsafe-eval` only for the development server, where React needs it.
 */
export function contentSecurityPolicy(nonce: string, development: boolean): string {
  const inDevelopment = (source: string) => (development ? ` ${source}` : '');
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'${inDevelopment("'unsafe-eval'")}`,
    // The development server injects style elements without a nonce; a nonce would switch 'unsafe-inline' off.
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${inDevelopment('ws:')}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The headers beside the policy, for pages and programs alike. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

import type { ServerResponse } from 'node:http';

const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'self'",
  // No word here lets an inline script run: those of a page are named by their hashes (own-scripts.ts).
  'script-src': "'self'",
  'script-src-attr': "'none'",
  'style-src': "'self'",
  // Widths of columns and lengths of bars are in the style attribute of what React renders.
  'style-src-attr': "'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'frame-src': "'none'",
  'worker-src': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};
/** What Next's hot reload needs besides: it evaluates code, writes styles into the page and opens a socket. */
const FOR_DEVELOPMENT: Readonly<Record<string, string>> = {
  'script-src': "'unsafe-eval'",
  'style-src': "'unsafe-inline'",
  'connect-src': 'ws:',
};

/** The policy of a document in which scripts with these hashes may run. */
export function policyWith(hashes: readonly string[], dev: boolean): string {
  const more = (name: string) => [
    ...(name === 'script-src' ? hashes : []),
    ...(dev && FOR_DEVELOPMENT[name] !== undefined ? [FOR_DEVELOPMENT[name]] : []),
  ];
  return Object.entries(POLICY)
    .map(([name, sources]) => [name, sources, ...more(name)].join(' '))
    .join('; ');
}

/** Headers every answer carries; a document gets its own policy in place of this one. */
export function setSecurityHeaders(response: ServerResponse, dev: boolean): void {
  response.setHeader('Content-Security-Policy', policyWith([], dev));
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'strict-origin-when-cross-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
}

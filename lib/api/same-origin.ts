import { env } from '#lib/base/env.ts';
import type { ApiContext } from './api-app.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may come from a page of another site that uses the cookie of whoever looks at it. A browser says where
 * an unsafe request comes from; one with a cookie and without that word is refused as well. A token is never sent by itself.
 */
export function isForeign(c: ApiContext): boolean {
  const header = (name: string) => c.req.header(name);
  if (SAFE.has(c.req.method) || c.get('read').actor.kind === 'token' || header('cookie') === undefined) return false;
  const site = header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin') return true;
  const origin = header('origin');
  if (origin === undefined) return site === undefined;
  if (!URL.canParse(origin)) return true;
  // The guard leaves only a trusted proxy's word in `x-forwarded-host`.
  const own = env().PUBLIC_URL;
  const hosts = [header('x-forwarded-host') ?? header('host') ?? new URL(c.req.url).host];
  if (own !== undefined) hosts.push(new URL(own).host);
  return !hosts.includes(new URL(origin).host);
}

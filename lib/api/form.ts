import { returnPath } from '#lib/contracts/return-path.ts';
import type { ApiContext } from './api-app.ts';

/** More than any form of ours sends. */
const FORM_MAX = 64 * 1024;

/** What a form sent; null when it is no form or larger than ours are. The last of several values counts. */
export async function readForm(c: ApiContext): Promise<Record<string, string> | null> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return null;
  const text = await c.req.text();
  if (text.length > FORM_MAX) return null;
  return Object.fromEntries(new URLSearchParams(text));
}

/** Sends the browser to a page of this site; what was wrong goes along in words of ours, never of the sender. */
export function seeOther(
  path: string,
  { query = {}, cookies = [] }: { query?: Record<string, string>; cookies?: string[] },
) {
  const url = new URL(path, 'http://here.invalid');
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const headers = new Headers({ Location: `${url.pathname}${url.search}${url.hash}`, 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}

/** The path a form says to go on to, if it is one of this site. */
export const nextOf = (form: Record<string, string>): string => returnPath(form.next);

import { returnPath } from '#lib/contracts/return-path.ts';
import type { ApiContext } from './api-app.ts';

/** More than a form of ours sends, but for those that carry a whole file. */
const FORM_MAX = 64 * 1024;

/** What a form sent; null when it is no form or larger than it may be. The last of several values counts. */
export async function readForm(c: ApiContext, longest = FORM_MAX): Promise<Record<string, string> | null> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return null;
  const text = await c.req.text();
  if (text.length > longest) return null;
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

/**
 * Sends the browser on to another site after a form. Not by a redirect: our policy lets forms go to this site only, and
 * browsers hold the whole chain of redirects to it, which at an identity federation passes through many hosts.
 */
export function goOn(address: string, cookies: string[]): Response {
  const text = address.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const html =
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>One moment</title><link rel="icon" href="data:,"><meta http-equiv="refresh" content="0;url=${text}">` +
    `<body style="font:1rem/1.5 system-ui;margin:4rem auto;max-width:36rem;padding:0 1rem">` +
    `<p>On the way to your identity provider. <a href="${text}">Go on</a></p></body></html>`;
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(html, { headers });
}

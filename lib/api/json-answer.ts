import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { ReadContext } from '#lib/read/context.ts';
import { readDataVersion } from '#lib/read/read-data-version.ts';
import { BUILD_ID } from './build-id.ts';
import { ByteCache } from './byte-cache.ts';

/** Final bytes of list answers. */
const lists = new ByteCache({ bytes: 32 * 1024 * 1024, answerBytes: 2 * 1024 * 1024 });

/** A body, as a value or as its finished JSON, and for lists the address of the page after it. */
export type Answer = ({ body: unknown } | { json: string }) & { next?: string | null };

/**
 * Answers with JSON under an ETag made of the data version, the question, the build and the day (cautions depend on
 * it): who has that answer already gets 304, and a list asked for before gets the same bytes again.
 */
export async function jsonAnswer(
  c: Context,
  ctx: ReadContext,
  compute: () => Promise<Answer | Response>,
  { keep = false }: { keep?: boolean } = {},
): Promise<Response> {
  const version = await readDataVersion({ ctx });
  const etag = etagOf(c, ctx, version);
  const headers = { ETag: etag, 'Cache-Control': 'no-cache' };
  if (hasAlready(c, etag)) return new Response(null, { status: 304, headers });

  const kept = keep ? lists.get(etag) : undefined;
  if (kept) return new Response(kept.bytes, { headers: { ...headers, ...kept.headers } });
  const answer = await compute();
  if (answer instanceof Response) return answer;
  const bytes = new TextEncoder().encode('json' in answer ? answer.json : JSON.stringify(answer.body));
  const own = { 'Content-Type': 'application/json', ...(answer.next && { Link: `<${answer.next}>; rel="next"` }) };
  if (keep) lists.set(etag, { bytes, headers: own });
  return new Response(bytes, { headers: { ...headers, ...own } });
}

/** The tag of what this request asks, at this data version and day, answered by this build. */
export function etagOf(c: Context, ctx: ReadContext, version: number): string {
  const url = new URL(c.req.url);
  url.searchParams.sort();
  const question = `${version} ${BUILD_ID} ${ctx.now.toISOString().slice(0, 10)} ${url.pathname}?${url.searchParams}`;
  return `W/"${createHash('sha1').update(question).digest('base64url')}"`;
}

/** Whether the asker has the answer with this tag; a weak comparison, as `If-None-Match` asks for. */
export function hasAlready(c: Context, etag: string): boolean {
  const header = c.req.header('if-none-match');
  if (header === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((tag) => opaque(tag) === opaque(etag));
}

/** The address of the page after this one: the same question with another cursor, which also takes the place of a start. */
export function nextPage(c: Context, cursor: string | null): string | null {
  if (cursor === null) return null;
  const url = new URL(c.req.url);
  url.searchParams.delete('start');
  url.searchParams.set('cursor', cursor);
  return `${url.pathname}?${url.searchParams}`;
}

import type { Context } from 'hono';
import type { ReadContext } from '#lib/read/context.ts';
import { type Octets, octetBytes } from '#lib/read/octets.ts';
import { readDataVersion } from '#lib/read/read-data-version.ts';
import { hasTag, KEPT_ANSWERS, questionOf, REVALIDATED, rememberAddress, tagOf } from './kept-answers.ts';

/** A body, as a value or as the octets of its finished JSON, and for lists the address of the page after it. */
export type Answer = ({ body: unknown } | { json: Octets }) & { next?: string | null };

/**
 * Answers with JSON under an ETag made of the data version, the question, the build and the day (cautions depend on
 * it): who has that answer already gets 304. What is asked for a second time is kept, and then given as the same bytes.
 */
export async function jsonAnswer(
  c: Context,
  ctx: ReadContext,
  compute: () => Promise<Answer | Response>,
  { keep = false }: { keep?: boolean } = {},
): Promise<Response> {
  const version = await readDataVersion({ ctx });
  ctx.version = version;
  const etag = etagOf(c, ctx, version);
  const headers = { ETag: etag, 'Cache-Control': REVALIDATED };
  const remember = () => rememberAddress(addressOf(c), questionOf(addressOf(c)));
  if (hasAlready(c, etag)) {
    remember();
    return new Response(null, { status: 304, headers });
  }

  const kept = keep ? KEPT_ANSWERS.get(etag) : undefined;
  if (kept) {
    remember();
    return new Response(kept.bytes, { headers: { ...headers, ...kept.headers } });
  }
  const answer = await compute();
  if (answer instanceof Response) return answer;
  const bytes = 'json' in answer ? octetBytes(answer.json) : new TextEncoder().encode(JSON.stringify(answer.body));
  const own = { 'Content-Type': 'application/json', ...(answer.next && { Link: `<${answer.next}>; rel="next"` }) };
  const askedBefore = remember();
  if (keep && askedBefore) KEPT_ANSWERS.set(etag, { bytes, headers: own });
  return new Response(bytes, { headers: { ...headers, ...own } });
}

function addressOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return pathname + search;
}

/** The tag of what this request asks, at this data version and day, answered by this build. */
export const etagOf = (c: Context, ctx: ReadContext, version: number): string =>
  tagOf(questionOf(addressOf(c)), ctx.now, version);

/** Whether the asker has the answer with this tag. */
export const hasAlready = (c: Context, etag: string): boolean => hasTag(c.req.header('if-none-match'), etag);

/** The address of the page after this one: the same question with another cursor, which also takes the place of a start. */
export function nextPage(c: Context, cursor: string | null): string | null {
  if (cursor === null) return null;
  const url = new URL(c.req.url);
  url.searchParams.delete('start');
  url.searchParams.set('cursor', cursor);
  return `${url.pathname}?${url.searchParams}`;
}

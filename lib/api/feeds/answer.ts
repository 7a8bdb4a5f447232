import type { ReadContext } from '#lib/read/context.ts';
import { readDataVersion } from '#lib/read/read-data-version.ts';
import type { ApiContext } from '../api-app.ts';
import { etagOf, hasAlready } from '../json-answer.ts';
import { REVALIDATED } from '../kept-answers.ts';
import { atomOf, type Feed } from './atom.ts';

/** Answers with a feed under an ETag of the data version: readers ask often, and mostly nothing is new. */
export async function feedAnswer(
  c: ApiContext,
  ctx: ReadContext,
  compute: () => Promise<Feed | Response>,
): Promise<Response> {
  ctx.version = await readDataVersion({ ctx });
  const etag = etagOf(c, ctx, ctx.version);
  const headers = { ETag: etag, 'Cache-Control': REVALIDATED };
  if (hasAlready(c, etag)) return new Response(null, { status: 304, headers });
  const feed = await compute();
  if (feed instanceof Response) return feed;
  return new Response(atomOf(feed), { headers: { ...headers, 'Content-Type': 'application/atom+xml; charset=utf-8' } });
}

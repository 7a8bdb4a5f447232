import { LIMIT_MAX } from '#lib/contracts/list-params.ts';
import { parseSiteParams } from '#lib/contracts/site-params.ts';
import type { ReadContext } from '#lib/read/context.ts';
import { listSites } from '#lib/read/list-sites.ts';
import { ask } from './ask.ts';

/** Names of the sites by slug, for verdicts, which speak of slugs. */
export async function askSiteNames(ctx: ReadContext): Promise<ReadonlyMap<string, string>> {
  const { params } = parseSiteParams(new URLSearchParams({ limit: String(LIMIT_MAX) }));
  const asked = await ask(() => listSites({ ctx, input: params }));
  return new Map(asked.is === 'there' ? asked.value.items.map(({ slug, name }) => [slug, name]) : []);
}

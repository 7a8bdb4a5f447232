import { ok, type Result } from '#lib/base/errors.ts';
import type { Channel } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { entryId, noSuch } from './entry-details.ts';
import { expectedByLists, keptLists } from './expected-by-lists.ts';
import { query } from './query.ts';

/** A build that should be found at a path. */
interface ExpectedImage {
  channel: Channel;
  path: string;
  digest: string;
  configDigest: string;
}

/** Paths that a probe of a site looks at. */
const AT_MOST = 2000;

/**
 * What should be at a site, as the probe reads it: one image a line, parts with tabs between. What was reported as
 * published comes before what lists only promise.
 */
export async function readExpected({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { slug: string };
}): Promise<Result<string>> {
  mustBeAllowedToRead(ctx);
  const id = await entryId(ctx, 'site', input.slug);
  if (id === null) return noSuch('site', input.slug);
  const published = await publishedAt(ctx, id);
  const known = new Set(published.map(({ path }) => path));
  const listed = (await expectedByLists(ctx, await keptLists(ctx))).filter(({ path }) => !known.has(path));
  const images = [...published, ...listed.map((build) => ({ ...build, channel: 'cvmfs' as const }))];
  const lines = images
    .slice(0, AT_MOST)
    .map(({ channel, path, digest, configDigest }) => [channel, path, digest, configDigest || '-'].join('\t'));
  return ok(`# channel, path, digest, digest of the configuration\n${lines.map((line) => `${line}\n`).join('')}`);
}

/** Files and folders that are published for every site or for this one, the newest build of each path first. */
function publishedAt(ctx: ReadContext, siteId: number): Promise<ExpectedImage[]> {
  return query<ExpectedImage>(ctx, {
    text: `select distinct on (p.path collate "C", p.channel) p.channel, p.path, b.digest, b.config_digest as "configDigest"
           from publications p join builds b on b.id = p.build_id join entries e on e.id = b.image_id
           where p.channel in ('cvmfs', 'sif') and p.state <> 'withdrawn' and (p.site_id is null or p.site_id = $1)
             and p.path like '/%' and b.digest is not null and e.trashed_at is null
           order by p.path collate "C", p.channel, p.at desc, b.created_at desc, b.id desc limit ${AT_MOST}`,
    values: [siteId],
  });
}

import { ok, type Result } from '#lib/base/errors.ts';
import { parseBuildParams } from '#lib/contracts/build-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { careOf } from './care-of.ts';
import type { ReadContext } from './context.ts';
import type { ImageDto, RepositoryDto, SizePointDto } from './dto-build.ts';
import { entryId, historyOf, noSuch, remarksOf, tasksAbout } from './entry-details.ts';
import { imageRows } from './image-rows.ts';
import { instantText } from './instant-text.ts';
import { listBuilds } from './list-builds.ts';
import { query } from './query.ts';
import { statementsOf } from './statements-of.ts';
import { tagHistories } from './tag-histories.ts';

/** Names that the page spells out. */
const NAMES = 200;
/** Builds that its list shows; the list of all builds has the others. */
const BUILDS = '20';
/** Points of the chart of sizes, the newest. */
const SIZES = 120;

/** One image with everything its page shows. */
export async function readImagePage({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { slug: string };
}): Promise<Result<ImageDto>> {
  mustBeAllowedToRead(ctx);
  const id = await entryId(ctx, 'image', input.slug);
  const [row] = id === null ? [] : await imageRows(ctx, [id], { names: NAMES });
  if (id === null || !row) return noSuch('image', input.slug);
  const { params } = parseBuildParams(new URLSearchParams({ image: row.slug, part: 'whole', limit: BUILDS }));
  return ok({
    ...row,
    needs: await query<{ slug: string; name: string }>(ctx, {
      text: `select e.slug, e.name from image_mounts m join entries e on e.id = m.needs_id where m.image_id = $1
             group by e.id order by e.slug`,
      values: [id],
    }),
    tagHistory: await tagHistories(ctx, id),
    sizes: await sizesOf(ctx, id),
    newestBuilds: await listBuilds({ ctx, input: params, isPlain: true }),
    repositories: await repositoriesOf(ctx, id),
    tasks: await tasksAbout(ctx, id),
    claims: await statementsOf(ctx, id),
    remarks: await remarksOf(ctx, id),
    history: await historyOf(ctx, id),
    care: await careOf(ctx, { id, kind: 'image', slug: row.slug }),
  });
}

async function sizesOf(ctx: ReadContext, imageId: number): Promise<SizePointDto[]> {
  const newest = await query<SizePointDto>(ctx, {
    text: `select b.digest, ${instantText('b.created_at')} as at, b.size_bytes::float8 as "sizeBytes" from builds b
           where b.image_id = $1 and b.state = 'succeeded' and b.size_bytes is not null
             and not exists (select from build_children c where c.child_id = b.id)
           order by b.created_at desc, b.id desc limit ${SIZES}`,
    values: [imageId],
  });
  return newest.reverse();
}

const repositoriesOf = (ctx: ReadContext, imageId: number): Promise<RepositoryDto[]> =>
  query<RepositoryDto>(ctx, {
    text: `select r.repository, r.tag_policy as "tagPolicy", ${instantText('r.swept_at')} as "sweptAt",
                  s.disabled_at is not null as retired
           from repository_rules r join webhook_sources s on s.id = r.source_id
           where r.image_id = $1 order by retired, r.repository collate "C", r.id`,
    values: [imageId],
  });

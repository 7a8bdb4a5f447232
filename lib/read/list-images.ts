import type { NounParams } from '#lib/contracts/noun-params.ts';
import { type ImageLine, imagesNoun } from '#lib/contracts/tables/images.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { CURRENT_BUILDS } from './current-builds.ts';
import type { ImageListDto } from './dto-image.ts';
import { imageRows } from './image-rows.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { type ListRow, tableList } from './table-list.ts';

type IndexedImage = ImageLine & ListRow;

/** Names that a list spells out before it counts the rest. */
const NAMES = 12;

const TEXT = `
  select e.id, e.slug, e.name, e.search, i.flavour::text as flavour, i.repository,
         (extract(epoch from e.updated_at) * 1000)::float8 as "updatedAt",
         case when p.id is not null then json_build_object('value', p.slug, 'label', p.name) end as base,
         coalesce(held.list, '[]') as packages,
         coalesce(made.count, 0) as builds, coalesce(made.succeeded, 0) > 0 as "isBuilt",
         (extract(epoch from b.created_at) * 1000)::float8 as "madeAt", b.size_bytes::float8 as "sizeBytes",
         coalesce(had.channels, '{}') as channels
  from entries e join images i on i.id = e.id
  left join entries p on p.id = i.base_platform_id and p.trashed_at is null
  left join (${CURRENT_BUILDS}) now_used on now_used.image_id = e.id
  left join builds b on b.id = now_used.build_id and b.state = 'succeeded'
  left join (select image_id, count(*)::int as count, (count(*) filter (where state = 'succeeded'))::int as succeeded
             from builds group by image_id) made on made.image_id = e.id
  left join (select x.image_id, json_agg(json_build_object('value', f.slug, 'label', f.name)) as list
             from image_contents x join entries f on f.id = x.package_id and f.trashed_at is null
             group by x.image_id) held on held.image_id = e.id
  left join (select build_id, array_agg(distinct channel::text) as channels from publications
             where state in ('declared', 'confirmed') group by build_id) had on had.build_id = b.id
  where e.kind = 'image' and e.trashed_at is null`;

/** One page of the images, by name unless asked otherwise. */
export async function listImages({ ctx, input }: { ctx: ReadContext; input: NounParams }): Promise<ImageListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const all = await perVersion(ctx, version, 'images to search', () => query<IndexedImage>(ctx, { text: TEXT }));
  const { items, ...list } = tableList(imagesNoun, all, input);
  const rows = await imageRows(
    ctx,
    items.map(({ id }) => id),
    { names: NAMES },
  );
  return { items: rows, ...list };
}

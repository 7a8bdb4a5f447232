import type { ImageFilters, ImageListParams } from '#lib/contracts/image-params.ts';
import type { Flavour } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { ImageBaseDto, ImageListDto } from './dto-image.ts';
import { imageRows } from './image-rows.ts';
import { perVersion } from './per-version.ts';
import { plainPage } from './plain-page.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';

/** Names that a list spells out before it counts the rest. */
const NAMES = 12;

/** What an image is found and narrowed by. */
interface Narrowed {
  id: number;
  slug: string;
  name: string;
  search: string;
  flavour: Flavour;
  base: string | null;
  packages: string[];
  isBuilt: boolean;
}

const TEXT = `
  select e.id, e.slug, lower(e.name) as name, e.search, i.flavour::text as flavour, p.slug as base,
         array(select f.slug from image_contents c join entries f on f.id = c.package_id
               where c.image_id = e.id and f.trashed_at is null) as packages,
         exists (select from builds b where b.image_id = e.id and b.state = 'succeeded') as "isBuilt"
  from entries e join images i on i.id = e.id
  left join entries p on p.id = i.base_platform_id and p.trashed_at is null
  where e.kind = 'image' and e.trashed_at is null`;

/** One page of the images, by name. */
export async function listImages({ ctx, input }: { ctx: ReadContext; input: ImageListParams }): Promise<ImageListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const all = await perVersion(ctx, version, 'images to narrow', () => query<Narrowed>(ctx, { text: TEXT }));
  const rows = all
    .filter((row) => isAskedFor(row, input.filters))
    .map(({ id, search, name, slug }) => ({ id, search, order: [name, slug] }));
  const { ids, ...page } = plainPage('images', input, rows);
  return { items: await imageRows(ctx, ids, { names: NAMES }), ...page };
}

function isAskedFor(row: Narrowed, { flavour, base, package: packages, built }: ImageFilters): boolean {
  const isAnyOf = (wanted: readonly string[], values: readonly string[]) =>
    wanted.length === 0 || values.some((value) => wanted.includes(value));
  return (
    isAnyOf(flavour, [row.flavour]) &&
    isAnyOf(base, row.base === null ? [] : [row.base]) &&
    isAnyOf(packages, row.packages) &&
    isAnyOf(built, [row.isBuilt ? 'yes' : 'no'])
  );
}

/** Platforms that images are based on, by name. */
export function listImageBases({ ctx }: { ctx: ReadContext }): Promise<ImageBaseDto[]> {
  mustBeAllowedToRead(ctx);
  return query<ImageBaseDto>(ctx, {
    text: `select p.slug, p.name from entries p
           where p.trashed_at is null and p.id in (select i.base_platform_id from images i join entries e on e.id = i.id
                                                   where e.trashed_at is null)
           order by lower(p.name) collate "C", p.slug`,
  });
}

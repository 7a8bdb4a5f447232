import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { BuildRowDto } from './dto-image.ts';
import { outcomesOf } from './outcomes-of.ts';
import { query } from './query.ts';

type Times = 'createdAt' | 'startedAt' | 'finishedAt' | 'pushedAt' | 'goneAt';
export type BuildRow = Omit<BuildRowDto, Times> & Record<Times, Date | null>;

const TEXT = `
  select b.id, b.digest, e.slug as image, e.name as "imageName", b.state::text as status, p.slug as "basePlatform", b.architecture,
         b.media_type as "mediaType", b.size_bytes::float8 as "sizeBytes", b.revision, b.ci_url as "ciUrl",
         array(select t.name from tags t where t.image_id = b.image_id and t.build_id = b.id
               order by t.name collate "C") as tags,
         exists (select from build_children c where c.child_id = b.id) as member,
         b.created_at as "createdAt", b.started_at as "startedAt", b.finished_at as "finishedAt",
         b.pushed_at as "pushedAt", b.gone_at as "goneAt", ${outcomesOf('b.id')} as outcomes
  from unnest($1::int[]) with ordinality as wanted(id, place)
  join builds b on b.id = wanted.id join entries e on e.id = b.image_id and e.trashed_at is null
  left join entries p on p.id = b.base_platform_id and p.trashed_at is null
  order by wanted.place`;

/** Builds in the order of the ids, those of images in the trash left out. */
export async function buildRows(ctx: ReadContext, ids: readonly number[]): Promise<BuildRowDto[]> {
  if (ids.length === 0) return [];
  const rows = await query<BuildRow>(ctx, { text: TEXT, values: [[...ids]] });
  const instant = (at: Date | null) => at?.toISOString() ?? null;
  return rows.map(({ createdAt, startedAt, finishedAt, pushedAt, goneAt, ...row }) => ({
    ...row,
    createdAt: instant(createdAt) ?? '',
    startedAt: instant(startedAt),
    finishedAt: instant(finishedAt),
    pushedAt: instant(pushedAt),
    goneAt: instant(goneAt),
  }));
}

/** One build by its number; null when there is none, or its image is in the trash. */
export async function buildById(ctx: ReadContext, id: number): Promise<BuildRowDto | null> {
  mustBeAllowedToRead(ctx);
  return (await buildRows(ctx, [id]))[0] ?? null;
}

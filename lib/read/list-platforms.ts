import type { NounParams } from '#lib/contracts/noun-params.ts';
import { type Life, type PlatformIndexLine, platformsNoun } from '#lib/contracts/tables/platforms.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { PlatformListDto } from './dto-platform.ts';
import { perVersion } from './per-version.ts';
import { platformRows } from './platform-rows.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { type ListRow, tableList } from './table-list.ts';

/** Names that a list spells out before it counts the rest. */
const NAMES = 12;

/** One page of the platforms, by family and generation unless asked otherwise. */
export async function listPlatforms({ ctx, input }: { ctx: ReadContext; input: NounParams }): Promise<PlatformListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const day = ctx.now.toISOString().slice(0, 10);
  const { items, ...list } = tableList(platformsNoun, await indexedPlatforms(ctx, version, day), input);
  const ids = items.map(({ id }) => id);
  const rows = await perVersion(ctx, version, `platforms ${day} ${ids}`, () =>
    platformRows(ctx, ids, { names: NAMES }),
  );
  return { items: rows, ...list };
}

/** All living platforms with where each is in its life on a day. */
function indexedPlatforms(ctx: ReadContext, version: number, day: string): Promise<(PlatformIndexLine & ListRow)[]> {
  return perVersion(ctx, version, `platforms to search ${day}`, async () => {
    const rows = await query<Omit<PlatformIndexLine & ListRow, 'life'>>(ctx, {
      text: `select p.id, e.search, p.family, p.generation, e.slug, p.released_on::text as "releasedOn",
                    p.maintenance_ends::text as "maintenanceEnds", p.extended_ends::text as "extendedEnds",
                    coalesce((select json_agg(distinct jsonb_build_object('value', f.slug, 'label', f.name))
                              from site_nodes x join entries f on f.id = x.site_id and f.trashed_at is null
                              where x.platform_id = p.id), '[]') as sites
             from platforms p join entries e on e.id = p.id where e.trashed_at is null`,
    });
    return rows.map((row) => ({ ...row, life: lifeOn(day, row) }));
  });
}

/** The last day of a support belongs to it. */
function lifeOn(day: string, { maintenanceEnds, extendedEnds }: Omit<PlatformIndexLine, 'life'>): Life {
  if (maintenanceEnds === null) return 'unknown';
  if (maintenanceEnds >= day) return 'maintained';
  return extendedEnds !== null && extendedEnds >= day ? 'extended' : 'ended';
}

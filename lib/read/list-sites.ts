import type { NounParams } from '#lib/contracts/noun-params.ts';
import { type SiteLine, sitesNoun } from '#lib/contracts/tables/sites.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { SiteListDto } from './dto.ts';
import { type PackageIndex, packageIndex } from './package-index.ts';
import { perVersion } from './per-version.ts';
import { pairsAt } from './place-counts.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { siteRows } from './site-rows.ts';
import { type ListRow, tableList } from './table-list.ts';

/** One page of the farms table. */
export async function listSites({ ctx, input }: { ctx: ReadContext; input: NounParams }): Promise<SiteListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const { items, ...list } = tableList(sitesNoun, await indexedSites(ctx, version), input);
  const ids = items.map(({ id }) => id);
  return { items: (await siteRows(ctx, version, ids)).map(({ dto }) => dto), ...list, dataVersion: version };
}

/** Share of the targeted pairs that are ready; sites without targets come first. */
function shareAt(index: PackageIndex, place: number): number {
  const { ready, targeted } = pairsAt(index, place);
  return targeted === 0 ? -1 : ready / targeted;
}

const NAMED = `'value', f.slug, 'label', f.name`;

/** Few enough to be sorted and searched in memory, once per data version. */
function indexedSites(ctx: ReadContext, version: number): Promise<(SiteLine & ListRow)[]> {
  return perVersion(ctx, version, 'sites to search', async () => {
    const index = await packageIndex(ctx, version);
    const rows = await query<Omit<SiteLine & ListRow, 'share'> & { place: number }>(ctx, {
      text: `select s.id, s.ordinal - 1 as place, e.name, e.search, s.vm_offer::text as vm, s.batch_system as batch,
                    case when exists (select from fields_in_conflict c where c.entry_id = s.id) then 'yes' else 'no' end as conflict,
                    (extract(epoch from e.updated_at) * 1000)::float8 as "updatedAt",
                    coalesce((select json_agg(json_build_object(${NAMED}))
                              from site_nodes x join entries f on f.id = x.platform_id and f.trashed_at is null
                              where x.site_id = s.id), '[]') as nodes,
                    coalesce((select json_agg(json_build_object(${NAMED}, 'state', x.state))
                              from site_runtimes x join entries f on f.id = x.runtime_id and f.trashed_at is null
                              where x.site_id = s.id), '[]') as runtimes,
                    coalesce((select json_agg(json_build_object(${NAMED}, 'state', x.state))
                              from site_offers x join entries f on f.id = x.dependency_id and f.trashed_at is null
                                join dependencies d on d.id = f.id and d.dependency_kind = 'filesystem'
                              where x.site_id = s.id), '[]') as "fileSystems"
             from sites s join entries e on e.id = s.id where e.trashed_at is null`,
    });
    return rows.map(({ place, ...row }) => ({ ...row, share: shareAt(index, place) }));
  });
}

import type { DependencyKind, NodeState, OfferState, Share, Tristate, VmOffer } from '#lib/domain/vocabulary.ts';
import { LEVELS } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { SiteRowDto } from './dto.ts';
import { packageIndex } from './package-index.ts';
import type { PairCounts } from './packed-codes.ts';
import { pairsAt } from './place-counts.ts';
import { query } from './query.ts';

interface Row {
  id: number;
  place: number;
  slug: string;
  name: string;
  summary: string;
  version: number;
  updated_at: Date;
  location: string;
  node_os_raw: string;
  network_fs_raw: string;
  vm_offer: VmOffer;
  vm_offer_raw: string;
  container_raw: string;
  batch_system: string;
  batch_system_raw: string;
  user_binds: Tristate;
  bindable: string[];
  image_limit_bytes: number | null;
  node_cache_bytes: number | null;
  proxy_cache_bytes: number | null;
  vsyscall: Tristate;
  cores: number | null;
  storage_bytes: number | null;
  nodes: { platform: string; name: string; state: NodeState; share: Share; on: string | null; raw: string }[];
  offers: { slug: string; name: string; kind: DependencyKind; state: OfferState; on: string | null; raw: string }[];
  runtimes: SiteRowDto['runtimes'];
  conflicts: string[];
}

const TEXT = `
  select s.id, s.ordinal - 1 as place, e.slug, e.name, e.summary, e.version, e.updated_at, s.location, s.node_os_raw,
         s.network_fs_raw, s.vm_offer::text, s.vm_offer_raw, s.container_raw, s.batch_system, s.batch_system_raw,
         s.user_binds::text, s.bindable, s.image_limit_bytes::float8, s.node_cache_bytes::float8,
         s.proxy_cache_bytes::float8, s.vsyscall::text, s.cores, s.storage_bytes::float8,
         coalesce(n.list, '[]') as nodes, coalesce(o.list, '[]') as offers, coalesce(r.list, '[]') as runtimes,
         array(select c.field from fields_in_conflict c where c.entry_id = s.id order by c.field collate "C") as conflicts
  from unnest($1::int[]) with ordinality as wanted(id, place)
  join sites s on s.id = wanted.id
  join entries e on e.id = s.id and e.trashed_at is null
  left join lateral (
    select json_agg(json_build_object('platform', f.slug, 'name', f.name, 'state', x.state, 'share', x.share,
                                      'on', x."on", 'raw', x.raw) order by p.family, p.generation, f.slug) as list
    from site_nodes x join platforms p on p.id = x.platform_id join entries f on f.id = p.id
    where x.site_id = s.id) n on true
  left join lateral (
    select json_agg(json_build_object('slug', f.slug, 'name', f.name, 'kind', d.dependency_kind, 'state', x.state,
                                      'on', x."on", 'raw', x.raw) order by lower(f.name) collate "C", f.slug) as list
    from site_offers x join dependencies d on d.id = x.dependency_id join entries f on f.id = d.id
    where x.site_id = s.id) o on true
  left join lateral (
    select json_agg(json_build_object('slug', f.slug, 'name', f.name, 'state', x.state, 'raw', x.raw, 'on', x."on",
                                      'mayAsk', x.may_ask, 'inConflict', exists (
                                        select 1 from fields_in_conflict c
                                        where c.entry_id = s.id and c.field = 'runtimes.' || f.slug))
                    order by t.position, f.slug) as list
    from site_runtimes x join runtimes t on t.id = x.runtime_id join entries f on f.id = t.id
    where x.site_id = s.id) r on true
  order by wanted.place`;

/** A row of the farms table with its id and its place in the packed readiness. */
export interface SiteRow {
  id: number;
  place: number;
  dto: SiteRowDto;
}

/** Rows of the farms table in the order of the ids. */
export async function siteRows(ctx: ReadContext, version: number, ids: readonly number[]): Promise<SiteRow[]> {
  if (ids.length === 0) return [];
  const index = await packageIndex(ctx, version);
  const rows = await query<Row>(ctx, { text: TEXT, values: [[...ids]] });
  return rows.map((row) => ({ id: row.id, place: row.place, dto: toDto(row, pairsAt(index, row.place)) }));
}

/** The roll-up of a site: ready of targeted, the worst level among the targeted or, without any, among all. */
export function siteRollUp({ all, targeted, ready, levels, targetedLevels }: PairCounts): SiteRowDto['rollUp'] {
  const counted = targeted > 0 ? targetedLevels : levels;
  return { ready, targeted, levels, worst: all === 0 ? null : (LEVELS.find((level) => counted[level] > 0) ?? null) };
}

function toDto(row: Row, pairs: PairCounts): SiteRowDto {
  return {
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    location: row.location,
    nodeOsRaw: row.node_os_raw,
    nodes: row.nodes,
    networkFsRaw: row.network_fs_raw,
    offers: row.offers,
    vmOffer: { value: row.vm_offer, raw: row.vm_offer_raw },
    containerRaw: row.container_raw,
    runtimes: row.runtimes,
    batchSystem: { value: row.batch_system, raw: row.batch_system_raw },
    userBinds: row.user_binds,
    bindable: row.bindable,
    imageLimitBytes: row.image_limit_bytes,
    nodeCacheBytes: row.node_cache_bytes,
    proxyCacheBytes: row.proxy_cache_bytes,
    vsyscall: row.vsyscall,
    cores: row.cores,
    storageBytes: row.storage_bytes,
    conflicts: row.conflicts,
    version: row.version,
    updatedAt: row.updated_at.toISOString(),
    rollUp: siteRollUp(pairs),
  };
}

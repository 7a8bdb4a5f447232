import type { ReadContext } from './context.ts';
import type { IndexedPackage } from './package-index.ts';
import { targetedLevels } from './packed-codes.ts';
import { query } from './query.ts';

type Packed = 'codes' | 'nextActions' | 'actionKeys';
type Row = Omit<IndexedPackage, Packed | 'targetedLevels'> & { trashed: boolean } & {
  [K in Packed]: IndexedPackage[K] | null;
};

export interface IndexRows {
  rows: IndexedPackage[];
  /** Packages that went to the trash. */
  gone: number[];
  /** How many living packages there are. */
  living: number;
  /** Where the next load of changes begins. */
  since: string;
}

const NONE = new Uint8Array(0);

/**
 * A row version carries the number of the transaction that wrote it (`xmin`). Transactions below the snapshot's own
 * `xmin` had ended when `since` was taken, so whatever was committed later is found by its age, also a transaction that
 * began earlier and ended later. `updated_at` cannot tell that: loaded history has the dates of its sources.
 */
const SELECT = `
  select e.id, e.slug, lower(e.name) as name, (extract(epoch from e.updated_at) * 1000)::float8 as "updatedAt",
         p.strategy::text, p.upgradable::text, p.existing_vm::text as "existingVm",
         p.existing_container::text as "existingContainer", e.review::text, e.search,
         array(select h.slug from entry_owners o join people h on h.id = o.person_id where o.entry_id = e.id) as owners,
         coalesce(l.named, '{}') as platforms, coalesce(l.built, '{}') as "builtOn", coalesce(l.runs, '{}') as "runsOn",
         coalesce(r.score, 0) as score, coalesce(r.unblocks, 0) as unblocks, r.codes,
         r.next_actions as "nextActions", r.action_keys as "actionKeys", e.trashed_at is not null as trashed
  from entries e join packages p on p.id = e.id
  left join package_readiness r on r.package_id = e.id
  left join lateral (
    select array_agg(distinct f.slug) filter (where pp.support not in ('broken', 'unknown')) as named,
           array_agg(f.slug) filter (where pp.phase = 'build' and pp.support in ('supported', 'works')) as built,
           array_agg(f.slug) filter (where pp.phase = 'run' and pp.support in ('supported', 'works')) as runs
    from package_platforms pp join entries f on f.id = pp.platform_id where pp.package_id = e.id) l on true`;
const ALL = `${SELECT} where e.kind = 'package' and e.trashed_at is null`;
const CHANGED = `${SELECT} where e.kind = 'package' and
  (age(e.xmin) <= age($1::xid) or age(p.xmin) <= age($1::xid) or age(r.xmin) <= age($1::xid))`;
const BEGIN = `
  select (pg_snapshot_xmin(pg_current_snapshot())::text::numeric % 4294967296)::text as since,
         (select count(*)::int from entries where kind = 'package' and trashed_at is null) as living`;

/** All living packages, or with `since` those written after that moment. */
export async function loadIndexRows(ctx: ReadContext, since: string | null): Promise<IndexRows> {
  const [begin] = await query<{ since: string; living: number }>(ctx, { text: BEGIN });
  const rows = await query<Row>(ctx, since === null ? { text: ALL } : { text: CHANGED, values: [since] });
  return {
    rows: rows.filter(({ trashed }) => !trashed).map(toIndexed),
    gone: rows.filter(({ trashed }) => trashed).map(({ id }) => id),
    living: begin?.living ?? 0,
    since: begin?.since ?? '0',
  };
}

function toIndexed({ trashed: _trashed, codes, nextActions, actionKeys, ...row }: Row): IndexedPackage {
  const bytes = codes ?? NONE;
  const actions = { nextActions: nextActions ?? NONE, actionKeys: actionKeys ?? [] };
  return { ...row, ...actions, codes: bytes, targetedLevels: targetedLevels(bytes) };
}

import { NOT_ASSESSED } from '#lib/domain/readiness/codes.ts';
import { isReady } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { IndexedPackage } from './package-index.ts';
import { MEANINGS, targetedLevels } from './packed-codes.ts';
import { query } from './query.ts';

/** A row as the statement gives it: lists as one text, which costs a tenth of an array to parse. */
type Row = Pick<IndexedPackage, 'id' | 'slug' | 'name' | 'updatedAt' | 'search' | 'score' | 'unblocks' | 'worst'> &
  Pick<IndexedPackage, 'strategy' | 'upgradable' | 'existingVm' | 'existingContainer' | 'review' | 'conflict'> &
  Pick<IndexedPackage, 'written' | 'assessed' | 'targeted' | 'ready'> & {
    owners: string | null;
    platforms: string | null;
    codes: Uint8Array | null;
    next_actions: Uint8Array | null;
    action_keys: string | null;
    trashed: boolean;
  };

/** The transactions that last wrote a package's own rows, and its readiness: another text whenever they were written. */
export const WRITTEN = `e.xmin::text || ' ' || p.xmin::text`;
export const ASSESSED = `coalesce(r.xmin::text, '')`;

export interface IndexRows {
  rows: IndexedPackage[];
  /** Packages that went to the trash. */
  gone: number[];
  /** How many living packages there are. */
  living: number;
  /** Where the next load of changes begins. */
  since: string;
}

/**
 * A row version carries the number of the transaction that wrote it (`xmin`). Transactions below the snapshot's own
 * `xmin` had ended when `since` was taken, so whatever was committed later is found by its age, also a transaction that
 * began earlier and ended later. `updated_at` cannot tell that: loaded history has the dates of its sources.
 */
const SELECT = `
  select e.id, e.slug, lower(e.name) as name, (extract(epoch from e.updated_at) * 1000)::float8 as "updatedAt",
         p.strategy::text, p.upgradable::text, p.existing_vm::text as "existingVm",
         p.existing_container::text as "existingContainer", e.review::text, e.search,
         case when x.entry_id is null then 'no' else 'yes' end as conflict,
         (select string_agg(h.slug, ' ') from entry_owners o join people h on h.id = o.person_id
          where o.entry_id = e.id) as owners,
         (select string_agg(f.slug || ':' || pp.phase || ':' || pp.support, ' ')
          from package_platforms pp join entries f on f.id = pp.platform_id where pp.package_id = e.id) as platforms,
         ${WRITTEN} as written, ${ASSESSED} as assessed,
         coalesce(r.targeted, 0) as targeted, coalesce(r.ready, 0) as ready, coalesce(r.score, 0) as score, coalesce(r.unblocks, 0) as unblocks, coalesce(r.worst, -1) as worst, r.codes,
         case when r.targeted > r.ready then r.next_actions end as next_actions,
         case when r.targeted > r.ready then array_to_string(r.action_keys, E'\\n') end as action_keys,
         e.trashed_at is not null as trashed
  from entries e join packages p on p.id = e.id
  left join package_readiness r on r.package_id = e.id
  left join (select distinct entry_id from fields_in_conflict) x on x.entry_id = e.id`;
/** The next packages by id; an `any` of their ids makes the planner go by the keys instead of hashing every table. */
const NEXT = `${SELECT} where e.kind = 'package' and p.id = any(array(
  select id from packages where id > $1 order by id limit 1500)) order by p.id`;
const CHANGED = `${SELECT} where e.kind = 'package' and
  (age(e.xmin) <= age($1::xid) or age(p.xmin) <= age($1::xid) or age(r.xmin) <= age($1::xid))`;
const BEGIN = `
  select (pg_snapshot_xmin(pg_current_snapshot())::text::numeric % 4294967296)::text as since,
         (select count(*)::int from entries where kind = 'package' and trashed_at is null) as living`;

/** All living packages, or with `since` those written after that moment. */
export async function loadIndexRows(ctx: ReadContext, since: string | null): Promise<IndexRows> {
  const [begin] = await query<{ since: string; living: number }>(ctx, { text: BEGIN });
  const result: IndexRows = { rows: [], gone: [], living: begin?.living ?? 0, since: begin?.since ?? '0' };
  const once = interner();
  const platformsIn = platformReader(once);
  for await (const row of since === null ? everyRow(ctx) : await query<Row>(ctx, { text: CHANGED, values: [since] })) {
    if (row.trashed) result.gone.push(row.id);
    else result.rows.push(toIndexed(row, once, platformsIn));
  }
  return result;
}

/**
 * Some rows at a time: what the rows are made of is several times what is kept of them. The next ones are on their way
 * while these are read, except inside a transaction, which has one connection.
 */
async function* everyRow(ctx: ReadContext): AsyncGenerator<Row> {
  const after = (last: number) => query<Row>(ctx, { text: NEXT, values: [last] });
  for (let coming = after(0); ; ) {
    const rows = await coming;
    const end = rows.at(-1);
    if (!end) return;
    coming = after(end.id);
    // Whoever reads the rows hears of a failure when it asks for the next ones.
    coming.catch(() => undefined);
    yield* rows;
  }
}

type Once = <S extends string>(text: S) => S;

/**
 * Keeps one copy of texts that come again and again: 30,000 rows have 5 strategies and 20 platforms between them. The
 * copy is its own: a part of a longer text would keep all of that in memory.
 */
function interner(): Once {
  const known = new Map<string, string>();
  return <S extends string>(text: S): S => {
    const first = known.get(text);
    // Equal texts are of one type.
    if (first !== undefined) return first as S;
    const copy = Buffer.from(text).toString();
    known.set(copy, copy);
    return copy as S;
  };
}

const NONE = new Uint8Array(0);
const NOTHING: string[] = [];
const NOT_WAITING: IndexedPackage['waiting'] = [];
const SURE = new Set(['supported', 'works']);
const NOT_NAMED = new Set(['broken', 'unknown']);

type Platforms = Pick<IndexedPackage, 'platforms' | 'builtOn' | 'runsOn'>;

/** What `rhel6:run:works rhel7:build:broken` says; few such texts are different, so each is read once. */
function platformReader(once: Once): (text: string | null) => Platforms {
  const known = new Map<string, Platforms>();
  return (text) => {
    const first = known.get(text ?? '');
    if (first) return first;
    const named = (text?.split(' ') ?? NOTHING).map((one) => one.split(':'));
    const slugs = (keep: (phase: string, support: string) => boolean): string[] => [
      ...new Set(named.flatMap(([slug = '', phase = '', support = '']) => (keep(phase, support) ? [once(slug)] : []))),
    ];
    const read = {
      platforms: slugs((_, support) => !NOT_NAMED.has(support)),
      builtOn: slugs((phase, support) => phase === 'build' && SURE.has(support)),
      runsOn: slugs((phase, support) => phase === 'run' && SURE.has(support)),
    };
    known.set(text ?? '', read);
    return read;
  };
}

function toIndexed(row: Row, once: Once, platformsIn: (text: string | null) => Platforms): IndexedPackage {
  const codes = row.codes ?? NONE;
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    updatedAt: row.updatedAt,
    strategy: once(row.strategy),
    upgradable: once(row.upgradable),
    existingVm: once(row.existingVm),
    existingContainer: once(row.existingContainer),
    review: once(row.review),
    conflict: once(row.conflict),
    owners: row.owners?.split(' ').map(once) ?? NOTHING,
    ...platformsIn(row.platforms),
    search: row.search,
    score: row.score,
    unblocks: row.unblocks,
    worst: row.worst,
    targeted: row.targeted,
    ready: row.ready,
    written: once(row.written),
    assessed: once(row.assessed),
    codes,
    targetedLevels: targetedLevels(codes),
    waiting: waiting(row, codes, once),
  };
}

/** 1 for a byte of a targeted pair that is not ready. */
const WAITING = Uint8Array.from(MEANINGS, (code) => (code?.targeted && !isReady(code.level) ? 1 : 0));

/** Next actions of the targeted pairs that are not ready; of the millions of other pairs they would fill the memory. */
function waiting({ next_actions, action_keys }: Row, codes: Uint8Array, once: Once): IndexedPackage['waiting'] {
  if (action_keys === null || next_actions === null) return NOT_WAITING;
  const keys = action_keys.split('\n');
  const found: IndexedPackage['waiting'] = [];
  for (let place = 0; place < codes.length; place++) {
    if (!WAITING[codes[place] ?? NOT_ASSESSED]) continue;
    const key = keys[next_actions[place] ?? NOT_ASSESSED];
    if (key !== undefined) found.push({ place, key: once(key) });
  }
  return found;
}

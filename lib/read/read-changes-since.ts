import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';
import type { Versions } from './read-data-version.ts';

/** An entry that somebody changed, or spoke about. */
export interface ChangedDto {
  kind: string;
  slug: string;
  /** Of a task, which has it in its address. */
  number: number | null;
  /** As the history says it: `user:12`, `token:ci`. */
  by: string;
  /** The person behind it. */
  name: string | null;
  /** A comment, and not a change of a field. */
  said: boolean;
}

/** From where on to look the next time: a transaction number, and what was told of transactions after it already. */
export interface Mark {
  since: string;
  told: ReadonlySet<string>;
}

export interface ChangesSinceDto {
  versions: Versions;
  mark: Mark;
  /** The newest first. */
  changed: ChangedDto[];
  /** Whether there may be more than these. */
  more: boolean;
}

/** Entries told of one look. */
export const CHANGED_AT_MOST = 200;
/** The last rows are looked at only; what a transaction wrote long before it ended counts as more. */
const REVISIONS_BACK = 20_000;
const COMMENTS_BACK = 2000;

/** What was committed after a mark is found by its transaction's age, as in load-index-rows.ts; with none nothing is. */
const TEXT = `
  with changed as (
    select 'r' || r.id as key, c.recorded_at as at, r.entry_id, c.actor as by, c.user_id, false as said
    from revisions r join change_sets c on c.id = r.change_set_id
    where r.id > (select max(id) from revisions) - ${REVISIONS_BACK} and age(r.xmin) <= age($1::text::xid)
    union all
    select 'c' || m.id || ' ' || m.xmin, m.created_at, m.entry_id, 'user:' || m.user_id, m.user_id, true
    from comments m
    where m.id > (select max(id) from comments) - ${COMMENTS_BACK} and age(m.xmin) <= age($1::text::xid)
  )
  select version::float8 as data, talk::float8 as talk,
         (pg_snapshot_xmin(pg_current_snapshot())::text::numeric % 4294967296)::text as since,
         (select coalesce(json_agg(json_build_object('key', s.key, 'kind', e.kind, 'slug', e.slug, 'number', t.number,
                   'by', s.by, 'name', u.name, 'said', s.said) order by s.at desc, s.key), '[]')
          from (select * from changed order by at desc limit ${CHANGED_AT_MOST + 1}) s
          join entries e on e.id = s.entry_id left join tasks t on t.id = e.id left join users u on u.id = s.user_id) as rows
  from data_version where id = 1`;

type Row = Versions & { since: string; rows: (ChangedDto & { key: string })[] };

/** Which entries changed after a mark, in the same state of the data as the versions that come with them. */
export async function readChangesSince({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { mark: Mark | null };
}): Promise<ChangesSinceDto> {
  mustBeAllowedToRead(ctx);
  const [row] = await query<Row>(ctx, { text: TEXT, values: [input.mark?.since ?? null] });
  if (row === undefined) throw new Error('The table data_version is empty: the database was not migrated.');
  const fresh = row.rows.filter(({ key }) => !input.mark?.told.has(key));
  const seen = new Set<string>();
  const changed = fresh.flatMap(({ key: _key, ...one }) => {
    const name = `${one.kind} ${one.slug} ${one.said}`;
    if (seen.has(name)) return [];
    seen.add(name);
    return [one];
  });
  return {
    versions: { data: row.data, talk: row.talk },
    mark: { since: row.since, told: new Set(row.rows.map(({ key }) => key)) },
    changed: changed.slice(0, CHANGED_AT_MOST),
    more: row.rows.length > CHANGED_AT_MOST,
  };
}

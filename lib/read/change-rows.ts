import type { ReadContext } from './context.ts';
import type { ChangeDetailDto, ChangedEntryDto, ChangeSetDto } from './dto-change.ts';
import { query } from './query.ts';

/** Entries of a change set that a list shows; its own page has the others. */
const ENTRIES_SHOWN = 20;
/** Entries on one page of an opened change set. */
const ENTRIES_PAGE = 200;

type Head = Omit<ChangeSetDto, 'at' | 'recordedAt' | 'kinds' | 'total' | 'entries'> & { at: Date; recordedAt: Date };
export type ChangeHead = Omit<ChangeSetDto, 'kinds' | 'total' | 'entries'>;

/** Who, when, why and from where, of some change sets. */
export async function changeHeads(ctx: ReadContext, ids: readonly number[]): Promise<Map<number, ChangeHead>> {
  const rows = await query<Head>(ctx, {
    text: `select c.id, c.at, c.recorded_at as "recordedAt", c.actor, c.why,
                  case when s.id is not null then
                    json_build_object('slug', s.slug, 'title', s.title, 'dateNote', s.date_note) end as source
           from change_sets c left join sources s on s.id = c.source_id where c.id = any($1::int[])`,
    values: [[...ids]],
  });
  return new Map(
    rows.map((row) => [row.id, { ...row, at: row.at.toISOString(), recordedAt: row.recordedAt.toISOString() }]),
  );
}

const ENTRY = `e.kind::text, e.slug, e.name, t.number, e.trashed_at is not null as trashed, r.action::text, r.version`;

/** The first entries of each change set, of some kinds or of all. Never more than a few, however many there are. */
export async function firstEntries(
  ctx: ReadContext,
  ids: readonly number[],
  kinds: readonly string[],
): Promise<Map<number, ChangedEntryDto[]>> {
  const rows = await query<ChangedEntryDto & { set: number }>(ctx, {
    text: `select c.id as set, r.* from unnest($1::int[]) c(id) cross join lateral (
             select ${ENTRY}, array(select k from jsonb_object_keys(r.changes) k order by k collate "C" limit 20) as paths
             from revisions r join entries e on e.id = r.entry_id left join tasks t on t.id = e.id
             where r.change_set_id = c.id and (cardinality($2::text[]) = 0 or e.kind::text = any($2::text[]))
             order by r.id limit ${ENTRIES_SHOWN}) r`,
    values: [[...ids], [...kinds]],
  });
  const bySet = Map.groupBy(rows, ({ set }) => set);
  return new Map([...bySet].map(([set, entries]) => [set, entries.map(({ set: _set, ...entry }) => entry)]));
}

type Opened = Omit<ChangeDetailDto['entries'][number], 'changes'> & {
  id: number;
  changes: Record<string, { from?: unknown; to?: unknown }>;
};

/** A page of the entries of one change set with what each was before and became. */
export async function openedEntries(
  ctx: ReadContext,
  id: number,
  { after, kinds }: { after: number; kinds: readonly string[] },
): Promise<Pick<ChangeDetailDto, 'entries' | 'next'>> {
  const rows = await query<Opened>(ctx, {
    text: `select r.id, ${ENTRY}, r.changes
           from revisions r join entries e on e.id = r.entry_id left join tasks t on t.id = e.id
           where r.change_set_id = $1 and r.id > $2 and (cardinality($3::text[]) = 0 or e.kind::text = any($3::text[]))
           order by r.id limit ${ENTRIES_PAGE + 1}`,
    values: [id, after, [...kinds]],
  });
  const shown = rows.slice(0, ENTRIES_PAGE);
  return {
    entries: shown.map(({ id: _id, changes, ...entry }) => ({
      ...entry,
      changes: Object.entries(changes)
        .map(([path, { from, to }]) => ({ path, from: from ?? null, to: to ?? null }))
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    })),
    next: rows.length > ENTRIES_PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

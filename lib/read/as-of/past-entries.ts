import type { EntryKind } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from '../context.ts';
import type { EntryRefDto } from '../dto-task.ts';
import { type FoldedRevision, fold } from '../integrity/fold.ts';
import { query } from '../query.ts';

export type Document = Readonly<Record<string, unknown>>;

/** An entry as its revisions up to some moment say. */
export interface PastEntry {
  id: number;
  slug: string;
  /** Of a task. */
  number: number | null;
  document: Document;
  version: number;
  /** When its last revision of those took effect. */
  updatedAt: string;
  trashed: boolean;
}

const A_DAY = 86_400_000;

/** The first instant after a day, in UTC. What took effect before it was so at the end of that day. */
export const endOf = (day: string): Date => new Date(Date.parse(day) + A_DAY);

type Row = Omit<PastEntry, 'document' | 'updatedAt'> & {
  updated_at: Date;
  fields: Document;
  /** Null when nothing was changed later: then the entry is as it is now. */
  revisions: (FoldedRevision & { at: string })[] | null;
};

const TEXT = `
  select e.id, e.slug, t.number, e.version, e.updated_at, e.trashed_at is not null as trashed, e.fields,
         case when exists (select 1 from revisions l where l.entry_id = e.id and l.at >= $2::text::timestamptz) then (
           select json_agg(json_build_object('version', r.version, 'action', r.action, 'at', r.at, 'changes', r.changes)
                           order by r.version)
           from revisions r where r.entry_id = e.id and r.at < $2::text::timestamptz) end as revisions
  from entries e join revisions f on f.entry_id = e.id and f.version = 1 and f.at < $2::text::timestamptz
  left join tasks t on t.id = e.id
  where e.kind = $1::text::"EntryKind"`;

/**
 * Entries of a kind as they were at a moment, those in the trash then included: all that were there, or those of the
 * given ids. What nobody changed since is taken as it is; the others are added up from their revisions.
 */
export async function pastEntries(
  ctx: ReadContext,
  { kind, before, ids }: { kind: EntryKind; before: Date; ids?: readonly number[] },
): Promise<PastEntry[]> {
  if (ids?.length === 0) return [];
  const rows = await query<Row>(
    ctx,
    ids === undefined
      ? { text: `${TEXT} order by e.id`, values: [kind, before.toISOString()] }
      : { text: `${TEXT} and e.id = any($3::int[]) order by e.id`, values: [kind, before.toISOString(), [...ids]] },
  );
  return rows.map(({ updated_at, fields, revisions, ...row }) => {
    const last = revisions?.at(-1);
    if (!revisions || !last) return { ...row, document: fields, updatedAt: updated_at.toISOString() };
    const { document, trashed } = fold(kind, revisions);
    return { ...row, document, trashed, version: last.version, updatedAt: new Date(last.at).toISOString() };
  });
}

/** An entry that was there and not in the trash, by what its list is ordered and searched by. */
export interface PastName {
  id: number;
  slug: string;
  name: string;
}

/**
 * What entries `e` were called and whether they were in the trash at `$1`. Of the few that changed later their revisions
 * are asked; of the others that is what they are.
 */
const LATER = `with later as materialized (select distinct entry_id from revisions where at >= $1::text::timestamptz)`;
const THEN = `
  join revisions f on f.entry_id = e.id and f.version = 1 and f.at < $1::text::timestamptz
  left join later l on l.entry_id = e.id`;
const lastOf = (what: string, where: string): string => `(
  select ${what} from revisions r where r.entry_id = e.id and r.at < $1::text::timestamptz and ${where}
  order by r.version desc limit 1)`;
const NAME = `case when l.entry_id is null then e.name
  else coalesce(${lastOf(`r.changes -> 'name' ->> 'to'`, `r.changes ? 'name'`)}, e.slug) end as name`;
const LIVING = `case when l.entry_id is null then e.trashed_at is null
  else ${lastOf('r.action', `r.action in ('trash', 'restore')`)} is distinct from 'trash' end`;

/** Names of all living entries of a kind at a moment: what a list is put in order by before its rows are read. */
export function pastNames(ctx: ReadContext, kind: EntryKind, before: Date): Promise<PastName[]> {
  return query<PastName>(ctx, {
    text: `${LATER} select e.id, e.slug, ${NAME} from entries e ${THEN}
           where e.kind = $2::text::"EntryKind" and ${LIVING}`,
    values: [before.toISOString(), kind],
  });
}

/** Entries that others point at, as they were called then, by "kind slug"; those in the trash then are missing. */
export async function pastRefs(
  ctx: ReadContext,
  wanted: readonly { kind: EntryKind; slug: string }[],
  before: Date,
): Promise<Map<string, EntryRefDto>> {
  if (wanted.length === 0) return new Map();
  const rows = await query<EntryRefDto>(ctx, {
    text: `${LATER} select distinct e.kind::text, e.slug, ${NAME}, t.number
           from unnest($2::text[], $3::text[]) as wanted(kind, slug)
           join entries e on e.kind = wanted.kind::"EntryKind" and e.slug = wanted.slug
           left join tasks t on t.id = e.id ${THEN} where ${LIVING}`,
    values: [before.toISOString(), wanted.map(({ kind }) => kind), wanted.map(({ slug }) => slug)],
  });
  return new Map(rows.map((row) => [`${row.kind} ${row.slug}`, row]));
}

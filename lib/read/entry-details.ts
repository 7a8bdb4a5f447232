import { notFound } from '#lib/base/errors.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { ClaimDto, RemarkDto, RevisionDto, TaskRowDto } from './dto.ts';
import { namesIn } from './names-in.ts';
import { query } from './query.ts';

/** What every kind of entry has beside its own facts: claims, remarks, history, tasks. */

/** Says that there is no such entry; what was asked for is shortened, for anything can stand in an address. */
export const noSuch = (kind: EntryKind, slug: string) =>
  notFound(
    SLUG.test(slug) ? `There is no ${word(kind)} “${slug.slice(0, 120)}”.` : `There is no ${word(kind)} of that name.`,
  );

/** Id of a living entry, null when there is none. */
export async function entryId(ctx: ReadContext, kind: EntryKind, slug: string): Promise<number | null> {
  if (!SLUG.test(slug)) return null;
  const rows = await query<{ id: number }>(ctx, {
    text: `select id from entries where kind = $1::text::"EntryKind" and slug = $2 and trashed_at is null`,
    values: [kind, slug],
  });
  return rows[0]?.id ?? null;
}

export type EntryClaim = ClaimDto & { entry: { kind: EntryKind; slug: string } };

/** All claims on some entries; of one field the current one first, then what stands beside it, newest first. */
export function claimsOf(ctx: ReadContext, ids: readonly number[]): Promise<EntryClaim[]> {
  return query<EntryClaim>(ctx, {
    text: `select json_build_object('kind', e.kind, 'slug', e.slug) as entry, c.field, c.value, c.raw, p.name as by,
                  c.certainty::text, c.state::text, c.stated_on::text as on,
                  case when s.id is not null then json_build_object('slug', s.slug, 'title', s.title) end as source
           from claims c join entries e on e.id = c.entry_id
           left join people p on p.id = c.person_id left join sources s on s.id = c.source_id
           where c.entry_id = any($1::int[])
           order by c.entry_id, c.field collate "C", array_position(array['current','open'], c.state::text), c.id desc`,
    values: [[...ids]],
  });
}

/** What was said about an entry, in its order. */
export function remarksOf(ctx: ReadContext, id: number): Promise<RemarkDto[]> {
  return query<RemarkDto>(ctx, {
    text: `select r.position, r.topic, r.text, p.name as by, r.role, r.answers_to as "answersTo", s.title as source
           from remarks r left join people p on p.id = r.person_id left join sources s on s.id = r.source_id
           where r.entry_id = $1 order by r.position`,
    values: [id],
  });
}

/** Revisions a page shows; the rest has its own address. */
const HISTORY_SHOWN = 100;

type RevisionRow = Omit<RevisionDto, 'at' | 'changes'> & {
  at: Date;
  changes: Record<string, { from: unknown; to: unknown }>;
};

/** The newest revisions of an entry, newest first. */
export async function historyOf(ctx: ReadContext, id: number): Promise<RevisionDto[]> {
  const rows = await query<RevisionRow>(ctx, {
    text: `select r.id, r.version, r.action::text, r.at, c.actor, u.name as by, c.why, r.changes,
                  case when s.id is not null then json_build_object('slug', s.slug, 'title', s.title) end as source
           from revisions r join change_sets c on c.id = r.change_set_id left join sources s on s.id = c.source_id
           left join users u on u.id = c.user_id where r.entry_id = $1 order by r.version desc limit ${HISTORY_SHOWN}`,
    values: [id],
  });
  const revisions = rows.map(({ at, changes, ...row }) => ({
    ...row,
    at: at.toISOString(),
    changes: Object.entries(changes)
      .map(([path, { from, to }]) => ({ path, from: from ?? null, to: to ?? null }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  }));
  const names = await namesIn(
    ctx,
    revisions.flatMap((revision) => revision.changes),
  );
  return revisions.map((revision) => ({ ...revision, names }));
}

/** Tasks about an entry, by priority. */
export function tasksAbout(ctx: ReadContext, id: number): Promise<TaskRowDto[]> {
  return query<TaskRowDto>(ctx, {
    text: `select e.slug, t.number, e.name, t.state::text from task_about a join tasks t on t.id = a.task_id
           join entries e on e.id = t.id where a.entry_id = $1 and e.trashed_at is null order by t.position, t.number`,
    values: [id],
  });
}

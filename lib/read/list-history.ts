import { ok, type Result } from '#lib/base/errors.ts';
import type { ApiHistory, ApiRevision } from '#lib/contracts/api/history.ts';
import { encodeCursor } from '#lib/contracts/cursor.ts';
import { type HistoryParams, historyCursor, historyKey } from '#lib/contracts/history-params.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { noSuch } from './entry-details.ts';
import { query } from './query.ts';

type Row = Omit<ApiRevision, 'at' | 'recordedAt' | 'changes'> & {
  at: Date;
  recordedAt: Date;
  changes: Record<string, { from?: unknown; to?: unknown }>;
};

/** One page of an entry's history, newest first. An entry in the trash has one too: it says how to get it back. */
export async function listHistory({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { kind: EntryKind; slug: string; page: HistoryParams };
}): Promise<Result<ApiHistory>> {
  mustBeAllowedToRead(ctx);
  const { kind, slug, page } = input;
  const entry = SLUG.test(slug) ? await entryOf(ctx, kind, slug) : undefined;
  if (!entry) return noSuch(kind, slug);
  const after = historyCursor(page)?.values[0] ?? null;
  const rows = await revisionsOf(ctx, entry.id, after, page.limit + 1);
  const items = rows.slice(0, page.limit).map(toRevision);
  const last = items.at(-1);
  const hasMore = rows.length > page.limit && last !== undefined;
  return ok({
    items,
    // Versions are counted without a gap, so the last one says how many there are.
    total: entry.version,
    nextCursor: hasMore ? encodeCursor(historyKey(), { direction: 'after', values: [last.version] }) : null,
  });
}

async function entryOf(ctx: ReadContext, kind: EntryKind, slug: string) {
  const rows = await query<{ id: number; version: number }>(ctx, {
    text: 'select id, version from entries where kind = $1::text::"EntryKind" and slug = $2',
    values: [kind, slug],
  });
  return rows[0];
}

function revisionsOf(ctx: ReadContext, id: number, after: unknown, limit: number): Promise<Row[]> {
  return query<Row>(ctx, {
    text: `select r.version, r.action::text, r.at, c.recorded_at as "recordedAt", c.actor, u.name as by, c.id as change,
                  c.why, r.changes,
                  case when s.id is not null then json_build_object('slug', s.slug, 'title', s.title) end as source,
                  coalesce((select json_agg(json_build_object('path', k.field, 'raw', k.raw, 'by', p.name, 'state', k.state)
                                            order by k.id)
                            from claims k left join people p on p.id = k.person_id
                            where k.change_set_id = c.id and k.entry_id = r.entry_id and not r.changes ? k.field), '[]')
                    as statements,
                  coalesce((select json_agg(json_build_object('text', m.text, 'by', p.name) order by m.position)
                            from remarks m left join people p on p.id = m.person_id
                            where m.change_set_id = c.id and m.entry_id = r.entry_id), '[]') as remarks
           from revisions r join change_sets c on c.id = r.change_set_id
           left join sources s on s.id = c.source_id left join users u on u.id = c.user_id
           where r.entry_id = $1 and ($2::int is null or r.version < $2::int)
           order by r.version desc limit $3`,
    values: [id, after, limit],
  });
}

const toRevision = ({ at, recordedAt, changes, ...row }: Row): ApiRevision => ({
  ...row,
  at: at.toISOString(),
  recordedAt: recordedAt.toISOString(),
  changes: Object.entries(changes)
    .map(([path, { from, to }]) => ({ path, from: from ?? null, to: to ?? null }))
    .sort((a, b) => (a.path < b.path ? -1 : 1)),
});

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
import { REVISION_COLUMNS, REVISIONS, type RevisionTimes, statementsThat, toldRevision } from './revision-sql.ts';

type Row = Omit<ApiRevision, keyof RevisionTimes> & RevisionTimes;

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
  const items = rows.slice(0, page.limit).map((row): ApiRevision => toldRevision(row));
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
    text: `select ${REVISION_COLUMNS}, ${statementsThat('not r.changes ? k.field')},
                  coalesce((select json_agg(json_build_object('text', m.text, 'by', p.name) order by m.position)
                            from remarks m left join people p on p.id = m.person_id
                            where m.change_set_id = c.id and m.entry_id = r.entry_id), '[]') as remarks
           from ${REVISIONS}
           where r.entry_id = $1 and ($2::int is null or r.version < $2::int)
           order by r.version desc limit $3`,
    values: [id, after, limit],
  });
}

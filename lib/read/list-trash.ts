import { SLUG } from '#lib/contracts/slug.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { TrashedDetailDto, TrashedDto } from './dto-trash.ts';
import { historyOf } from './entry-details.ts';
import { query } from './query.ts';

/** As many as the page of the trash shows; the last to go there come first. */
const SHOWN = 500;

/** The revision that put an entry there is its last: nothing can be written to it meanwhile. */
const TRASHED = `select e.id, e.kind::text, e.slug, e.name, e.version, t.number, e.trashed_at as at,
         coalesce(u.name, c.actor) as by, c.why
  from entries e left join tasks t on t.id = e.id
  join revisions r on r.entry_id = e.id and r.version = e.version
  join change_sets c on c.id = r.change_set_id left join users u on u.id = c.user_id
  where e.trashed_at is not null`;

type Row = Omit<TrashedDto, 'at'> & { id: number; at: Date };
const toDto = ({ id: _id, at, ...row }: Row): TrashedDto => ({ ...row, at: at.toISOString() });

/** What is in the trash, newest first, and how much that is. */
export async function listTrash({ ctx }: { ctx: ReadContext }): Promise<{ items: TrashedDto[]; total: number }> {
  mustBeAllowedToRead(ctx);
  const rows = await query<Row>(ctx, { text: `${TRASHED} order by e.trashed_at desc, e.id desc limit ${SHOWN}` });
  const [count] = await query<{ total: number }>(ctx, {
    text: 'select count(*)::int as total from entries where trashed_at is not null',
  });
  return { items: rows.map(toDto), total: count?.total ?? 0 };
}

/** One entry in the trash with its history; null when none of this name is there. */
export async function readTrashed({
  ctx,
  input: { kind, slug },
}: {
  ctx: ReadContext;
  input: { kind: EntryKind; slug: string };
}): Promise<TrashedDetailDto | null> {
  mustBeAllowedToRead(ctx);
  if (!SLUG.test(slug)) return null;
  const [row] = await query<Row>(ctx, {
    text: `${TRASHED} and e.kind = $1::text::"EntryKind" and e.slug = $2`,
    values: [kind, slug],
  });
  return row === undefined ? null : { ...toDto(row), history: await historyOf(ctx, row.id) };
}

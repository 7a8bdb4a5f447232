import { notFound, ok, type Result } from '#lib/base/errors.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { HARD_REFERENCES, SOFT_REFERENCES } from '#lib/facts/references.ts';
import { mustBeAllowedTo } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { ReferenceDto, TrashableDto } from './dto-trash.ts';
import { query } from './query.ts';

/** References that are named; the store finds all. */
const NAMED = 50;

type Row = Omit<TrashableDto, 'hard' | 'soft'> & { id: number };

/**
 * A living entry for somebody who may put it into the trash: what would go out of sight, and what refers to it. Throws
 * `SignInNeeded` or `NotForYou`; fails with `not_found` when it does not exist or is there already.
 */
export async function readTrashable({
  ctx,
  input: { kind, slug },
}: {
  ctx: ReadContext;
  input: { kind: EntryKind; slug: string };
}): Promise<Result<TrashableDto>> {
  mustBeAllowedTo(ctx, 'entry.trash', { kind, slug });
  const missing = notFound(`There is no ${word(kind)} of this name.`);
  if (!SLUG.test(slug)) return missing;
  const [row] = await query<Row>(ctx, {
    text: `select e.id, e.kind::text, e.slug, e.name, e.version, t.number,
                  (select count(*)::int from jsonb_object_keys(e.fields)) as fields,
                  (select count(*)::int from claims where entry_id = e.id) as statements,
                  (select count(*)::int from remarks where entry_id = e.id) as remarks
           from entries e left join tasks t on t.id = e.id
           where e.kind = $1::text::"EntryKind" and e.slug = $2 and e.trashed_at is null`,
    values: [kind, slug],
  });
  if (!row) return missing;
  const { id, ...entry } = row;
  return ok({
    ...entry,
    hard: await livingUsers(ctx, id, HARD_REFERENCES),
    soft: await livingUsers(ctx, id, SOFT_REFERENCES),
  });
}

function livingUsers(ctx: ReadContext, id: number, references: string): Promise<ReferenceDto[]> {
  return query<ReferenceDto>(ctx, {
    text: `select distinct e.kind::text, e.slug, e.name, t.number
           from (${references}) r join entries e on e.id = r."from" left join tasks t on t.id = e.id
           where r."to" = $1 and e.id <> $1 and e.trashed_at is null order by 1, 3, 2 limit ${NAMED}`,
    values: [id],
  });
}

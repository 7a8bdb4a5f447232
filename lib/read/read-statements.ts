import { ok, type Result } from '#lib/base/errors.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { careOf } from './care-of.ts';
import type { ReadContext } from './context.ts';
import type { StatementsDto } from './dto-care.ts';
import { entryId, noSuch } from './entry-details.ts';
import { query } from './query.ts';
import { peopleOf } from './requests-about.ts';
import { statementsOf } from './statements-of.ts';

/** What the fields of a package or site may be about. */
const ABOUT: Partial<Record<EntryKind, readonly EntryKind[]>> = {
  package: ['platform'],
  site: ['platform', 'runtime', 'dependency'],
};

/** An entry with everything that was said of its fields, and what is asked about it. */
export async function readStatements({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { kind: EntryKind; slug: string };
}): Promise<Result<StatementsDto>> {
  mustBeAllowedToRead(ctx);
  const { kind, slug } = input;
  const id = await entryId(ctx, kind, slug);
  if (id === null) return noSuch(kind, slug);
  const [entry] = await query<Pick<StatementsDto, 'name' | 'version' | 'fields'>>(ctx, {
    text: 'select name, version, fields from entries where id = $1',
    values: [id],
  });
  if (!entry) return noSuch(kind, slug);
  const people = await peopleOf(ctx);
  const others = await query<StatementsDto['others'][number]>(ctx, {
    text: `select e.kind::text, e.slug, e.name from entries e left join dependencies d on d.id = e.id
           where e.kind::text = any($1::text[]) and e.trashed_at is null
             and (d.id is null or d.dependency_kind in ('filesystem', 'service')) order by e.name, e.slug limit 500`,
    values: [[...(ABOUT[kind] ?? [])]],
  });
  return ok({
    kind,
    slug,
    ...entry,
    claims: await statementsOf(ctx, id),
    care: await careOf(ctx, { id, kind, slug }, people),
    people: people.map(({ slug, name }) => ({ slug, name })),
    others,
  });
}

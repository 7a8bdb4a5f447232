import type { EntryFields } from '#lib/contracts/api/change-entries.ts';
import { ENTRY_KINDS } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

type Address = Pick<EntryFields, 'kind' | 'slug'>;

/** The fields and versions of living entries, as whoever edits them needs; of those that are not there nothing comes back. */
export async function readFields({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { entries: readonly Address[] };
}): Promise<EntryFields[]> {
  mustBeAllowedToRead(ctx);
  const of = (part: (address: Address) => string) => input.entries.map(part);
  return query<EntryFields>(ctx, {
    text: `select e.kind::text as kind, e.slug, e.name, e.version, e.fields
           from unnest($1::text[], $2::text[]) with ordinality as asked(kind, slug, place)
           join entries e on e.kind = asked.kind::"EntryKind" and e.slug = asked.slug and e.trashed_at is null
           order by asked.place`,
    values: [of(({ kind }) => kind), of(({ slug }) => slug)],
  });
}

/** `package/gleam` as an address; null for anything else. */
export function addressOf(text: string): Address | null {
  const [, first = '', slug = ''] = /^([a-z_]{1,20})\/([a-z0-9-]{1,120})$/.exec(text) ?? [];
  const kind = ENTRY_KINDS.find((one) => one === first);
  return kind === undefined ? null : { kind, slug };
}

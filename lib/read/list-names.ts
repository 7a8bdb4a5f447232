import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

/** As many as a form offers; the first by name. */
const NAMES_AT_MOST = 500;

/** Slug and name of the entries of a kind, by name. */
export function listNames({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { kind: EntryKind };
}): Promise<{ slug: string; name: string }[]> {
  mustBeAllowedToRead(ctx);
  return query(ctx, {
    text: `select slug, name from entries where kind = $1::text::"EntryKind" and trashed_at is null
           order by lower(name), slug limit $2`,
    values: [input.kind, NAMES_AT_MOST],
  });
}

import { notFound, ok, type Result } from '#lib/base/errors.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import { type EntryKind, word } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedTo } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { query } from './query.ts';

type Fields = Record<string, unknown>;

/** An entry as a form edits it. */
export interface Editable {
  kind: EntryKind;
  slug: string;
  name: string;
  version: number;
  fields: Fields;
  /** The fields as they were at the version that an edit was begun at. */
  base: Fields;
}

interface Row {
  id: number;
  name: string;
  version: number;
  fields: Fields;
}

/**
 * An entry for somebody who may edit it, with its fields now and at the version an edit was begun at (`since`, null for
 * now). Throws `SignInNeeded` or `NotForYou`; fails with `not_found` when it does not exist or is in the trash.
 */
export async function readEditable({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { kind: EntryKind; slug: string; since: number | null };
}): Promise<Result<Editable>> {
  const { kind, slug, since } = input;
  mustBeAllowedTo(ctx, 'entry.edit', { kind, slug });
  const missing = notFound(`There is no ${word(kind)} of this name.`);
  if (!SLUG.test(slug)) return missing;
  const [row] = await query<Row>(ctx, {
    text: `select id, name, version, fields from entries
           where kind = $1::text::"EntryKind" and slug = $2 and trashed_at is null`,
    values: [kind, slug],
  });
  if (!row) return missing;
  const base = since === null || since >= row.version ? row.fields : await fieldsAt(ctx, row, since);
  return ok({ kind, slug, name: row.name, version: row.version, fields: row.fields, base });
}

/** The fields of an entry after a version of it: those of now, with the later revisions taken back one by one. */
async function fieldsAt(ctx: ReadContext, row: Row, version: number): Promise<Fields> {
  const later = await query<{ changes: Record<string, { from: unknown }> }>(ctx, {
    text: 'select changes from revisions where entry_id = $1 and version > $2 order by version desc',
    values: [row.id, version],
  });
  const fields = new Map(Object.entries(row.fields));
  for (const { changes } of later) {
    for (const [path, { from }] of Object.entries(changes)) {
      if (from === null || from === undefined) fields.delete(path);
      else fields.set(path, from);
    }
  }
  return Object.fromEntries(fields);
}

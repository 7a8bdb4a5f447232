import { REVERTED_AT_MOST } from '#lib/contracts/edit/at-most.ts';
import { type Changes, hindranceOf } from '#lib/contracts/undo.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { RevertHindranceDto } from './dto-change.ts';
import { query } from './query.ts';

interface Row {
  kind: EntryKind;
  slug: string;
  name: string;
  trashed: boolean;
  action: string;
  changes: Changes;
  fields: Record<string, unknown> | null;
}

/** What stands in the way of reverting a whole change set, as the store would judge it now; null for nothing. */
export async function whyNotRevert({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { id: number };
}): Promise<RevertHindranceDto | null> {
  mustBeAllowedToRead(ctx);
  const rows = await query<Row>(ctx, {
    text: `select e.kind::text as kind, e.slug, e.name, e.trashed_at is not null as trashed, r.action::text as action, r.changes,
             (select jsonb_object_agg(k, e.fields -> k) from jsonb_object_keys(r.changes) k) as fields
           from revisions r join entries e on e.id = r.entry_id
           where r.change_set_id = $1 order by r.id limit ${REVERTED_AT_MOST + 1}`,
    values: [input.id],
  });
  if (rows.length > REVERTED_AT_MOST) return { why: 'many', name: '' };
  for (const { trashed, action, name, fields, ...row } of rows) {
    if (trashed) return { why: 'in-trash', name };
    if (action === 'create') return { why: 'create', name };
    const hindrance = hindranceOf({ ...row, action, fields: fields ?? {} });
    if (hindrance !== null) return { why: hindrance.why, name };
  }
  return null;
}

import { isDeepStrictEqual } from 'node:util';
import type { ReadContext } from '../context.ts';
import { query } from '../query.ts';
import type { PastEntry } from './past-entries.ts';

/** Fields in conflict at a moment, as "id/field". */
export type Conflicts = ReadonlySet<string>;

/**
 * Fields about which a statement of then, still open, says something else than the field did. A statement that was settled
 * since counts as settled: when it was is not kept.
 */
export async function conflictsOf(ctx: ReadContext, entries: readonly PastEntry[], before: Date): Promise<Conflicts> {
  if (entries.length === 0) return new Set();
  const rows = await query<{ id: number; field: string; value: unknown }>(ctx, {
    text: `select c.entry_id as id, c.field, c.value from claims c join change_sets s on s.id = c.change_set_id
           where c.state = 'open' and s.at < $2::text::timestamptz and c.entry_id = any($1::int[])`,
    values: [entries.map(({ id }) => id), before.toISOString()],
  });
  const documents = new Map(entries.map(({ id, document }) => [id, document]));
  const differing = rows.filter(
    ({ id, field, value }) => !isDeepStrictEqual(stated(value), stated(documents.get(id)?.[field])),
  );
  return new Set(differing.map(({ id, field }) => `${id}/${field}`));
}

/** The fields of one entry that are in conflict, in the order of the lists of now. */
export function fieldsInConflict(conflicts: Conflicts, id: number): string[] {
  const start = `${id}/`;
  return [...conflicts].flatMap((one) => (one.startsWith(start) ? [one.slice(start.length)] : [])).sort();
}

/** What a value comes to, without its remarks: the word of a cell, the state of an offer. As the view `fields_in_conflict`. */
function stated(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null;
  const { value: word, state, support } = value as { value?: unknown; state?: unknown; support?: unknown };
  return word ?? state ?? support ?? value;
}

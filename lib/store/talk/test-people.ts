import { type Actor, systemActor } from '#lib/auth/actor.ts';
import { pool } from '#lib/base/db.ts';
import { changeSetInput, type EntryChange } from '#lib/contracts/changes.ts';
import { handleOf } from '#lib/contracts/mention.ts';
import type { Grant } from '#lib/domain/permissions.ts';
import { applyChanges } from '../apply-changes.ts';
import type { WriteContext } from '../context.ts';

export const NOW = new Date('2026-02-03T04:05:06Z');
export const SYSTEM: WriteContext = { actor: systemActor('test'), now: NOW };

/** Somebody with an account, as tests speak of them. */
export interface TestPerson {
  id: number;
  /** Acts as them. */
  ctx: WriteContext;
  mention: string;
}

/** Makes an account with roles, past the verbs that invite. */
export async function person(name: string, ...grants: Grant[]): Promise<TestPerson> {
  const { rows } = await pool().query<{ id: number }>(
    `insert into users (name, handle, email, updated_at)
     values ($1, gen_random_uuid() || '@example.org', replace(lower($1), ' ', '.') || '@mail.example', now()) returning id`,
    [name],
  );
  const id = rows[0]?.id ?? 0;
  const actor: Actor = { kind: 'user', userId: id, name, grants: [{ role: 'reader', entry: null }, ...grants] };
  return { id, ctx: { actor, now: NOW }, mention: `@${handleOf({ userId: id, name })}` };
}

/** Stores changes as somebody and fails loudly when they do not fit; the number of the change set. */
export async function changed(ctx: WriteContext, entries: EntryChange[], why = ''): Promise<number> {
  const result = await applyChanges({ ctx, input: changeSetInput.parse({ entries, why }) });
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value[0]?.changeSet ?? 0;
}

/** What is in somebody's inbox, oldest first. */
export async function inboxOf({ id }: TestPerson) {
  const { rows } = await pool().query<{ kind: string; key: string; text: string; href: string }>(
    'select kind, key, text, href from inbox_items where user_id = $1 order by id',
    [id],
  );
  return rows;
}

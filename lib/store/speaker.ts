import { type Actor, personOf } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';

/** Whom the sources call the person who acts, where an admin has said so; else the history's actor tells who it was. */
export async function speakerOf(tx: Tx, actor: Actor): Promise<{ id: number; slug: string; name: string } | null> {
  const userId = personOf(actor);
  if (userId === null) return null;
  return tx.person.findUnique({ where: { userId }, select: { id: true, slug: true, name: true } });
}

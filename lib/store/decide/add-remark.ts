import { actorLabel, personOf } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Result } from '#lib/base/errors.ts';
import { remarkInput } from '#lib/contracts/changes.ts';
import { slugOf } from '#lib/contracts/slug-of.ts';
import { bumpDataVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { inTrash, lockEntry, missing } from '../lock-entries.ts';
import { searchText } from '../search-text.ts';
import { transact } from '../transact.ts';

/** Sides that a remark may take. */
const REMARK_ROLES = ['remark', 'pro', 'con', 'answer'] as const;
const LONGEST = 4000;

interface Input {
  question: string;
  text: string;
  role: (typeof REMARK_ROLES)[number];
  topic: string;
}

/**
 * Adds a remark of whoever signed in to a question, under their own name. It changes no field, so nobody's edit is stale
 * because of it in what it says; the history still has it as a version.
 */
export function addRemark({ ctx, input }: { ctx: WriteContext; input: Input }): Promise<Result<{ version: number }>> {
  return transact(ctx, async (tx) => {
    const { question: slug, text, role, topic } = input;
    mustBeAllowed(ctx, 'claim.state', { kind: 'question', slug });
    const parsed = remarkInput.safeParse({ position: 0, text: text.trim(), role, topic });
    if (!parsed.success || parsed.data.text === '' || parsed.data.text.length > LONGEST) {
      const detail = `A remark has 1 to ${LONGEST} characters, without control characters.`;
      throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/text', detail }] });
    }
    const row = await lockEntry(tx, { kind: 'question', slug });
    if (row === null) throw missing('question', slug);
    if (row.trashedAt !== null) throw inTrash('question', slug);
    const last = await tx.remark.aggregate({ where: { entryId: row.id }, _max: { position: true } });
    const { id: changeSetId } = await tx.changeSet.create({
      data: {
        at: ctx.now,
        recordedAt: ctx.now,
        actor: actorLabel(ctx.actor),
        userId: personOf(ctx.actor),
        why: 'Added a remark.',
      },
    });
    const version = row.version + 1;
    await tx.revision.create({
      data: { changeSetId, entryId: row.id, version, action: 'edit', at: ctx.now, changes: {} },
    });
    await tx.remark.create({
      data: {
        entryId: row.id,
        changeSetId,
        position: (last._max.position ?? -1) + 1,
        topic: parsed.data.topic,
        text: parsed.data.text,
        role: parsed.data.role,
        personId: await personWhoSays(tx, ctx),
      },
    });
    const search = await searchText(tx, { id: row.id, slug, document: row.fields });
    await tx.entry.update({ where: { id: row.id }, data: { version, search, updatedAt: ctx.now } });
    await bumpDataVersion(tx);
    return { version };
  });
}

/** The person a user is among those the sources name, made at the first remark; null for a machine. */
async function personWhoSays(tx: Tx, ctx: WriteContext): Promise<number | null> {
  const userId = personOf(ctx.actor);
  if (userId === null) return null;
  const known = await tx.person.findUnique({ where: { userId } });
  if (known) return known.id;
  const { name } = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const slug = `${slugOf(name).slice(0, 90)}-u${userId}`.replace(/^-/, '');
  return (await tx.person.create({ data: { slug, name: name.slice(0, 200), userId } })).id;
}

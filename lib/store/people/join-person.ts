import type { Result } from '#lib/base/errors.ts';
import type { JoinedPerson } from '#lib/contracts/reviews.ts';
import { bumpTalkVersion } from '../bump-data-version.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';
import { recordEvent } from './record-event.ts';

/**
 * Says that somebody whom the sources name is the owner of an account, so that what is asked of the one comes to the
 * other; null takes them apart. An account is one person at most: the other join of it ends.
 */
export function joinPerson({ ctx, input }: { ctx: WriteContext; input: JoinedPerson }): Promise<Result<true>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'people.manage', null);
    const person = await tx.person.findUnique({ where: { slug: input.person } });
    if (!person) throw new Refused({ kind: 'not_found', detail: 'The sources name nobody like that.' });
    const { userId } = input;
    if (userId !== null && (await tx.user.findUnique({ where: { id: userId }, select: { id: true } })) === null) {
      throw new Refused({ kind: 'not_found', detail: 'There is nobody of that number.' });
    }
    if (person.userId === userId) return true as const;
    if (person.userId !== null) await recordEvent(tx, ctx, person.userId, `is no longer ${person.slug} of the sources`);
    if (userId !== null) {
      const others = await tx.person.findMany({ where: { userId } });
      for (const { slug } of others) await recordEvent(tx, ctx, userId, `is no longer ${slug} of the sources`);
      await tx.person.updateMany({ where: { userId }, data: { userId: null } });
      await recordEvent(tx, ctx, userId, `is ${person.slug} of the sources`);
    }
    await tx.person.update({ where: { id: person.id }, data: { userId } });
    await bumpTalkVersion(tx);
    return true as const;
  });
}

import { actorLabel } from '#lib/auth/actor.ts';
import type { Result } from '#lib/base/errors.ts';
import type { PublicationListInput } from '#lib/contracts/ingest/publication-list.ts';
import { readList } from '#lib/ingest/publications/read-list.ts';
import { mustBeAllowed, Refused, type WriteContext } from '../context.ts';
import { transact } from '../transact.ts';

/**
 * Keeps a published list of images under its name, in place of what stood there. Lines that name no image are no reason
 * to refuse it; a text in which nothing does is one.
 */
export function setList({
  ctx,
  input,
}: {
  ctx: WriteContext;
  input: PublicationListInput;
}): Promise<Result<{ images: number; faults: number; isNew: boolean }>> {
  return transact(ctx, async (tx) => {
    mustBeAllowed(ctx, 'source.manage', null);
    const { name, format, body } = input;
    const { images, faults } = readList(format, body);
    if (images.length === 0) {
      const detail = faults[0] ? `Line ${faults[0].line}: ${faults[0].why}` : 'No line of it names an image.';
      throw new Refused({ kind: 'invalid', detail, errors: [{ pointer: '/body', detail }] });
    }
    const data = { format, body, updatedAt: ctx.now, updatedBy: actorLabel(ctx.actor) };
    const known = await tx.publicationList.findUnique({ where: { name }, select: { id: true } });
    await tx.publicationList.upsert({ where: { name }, create: { name, ...data }, update: data });
    return { images: images.length, faults: faults.length, isNew: known === null };
  });
}

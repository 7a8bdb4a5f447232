import type { Tx } from '#lib/base/db.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import { pathOf, type TalkSubject } from '#lib/domain/talk.ts';
import { inTrash, missing } from '../lock-entries.ts';

/** An entry that is spoken of. */
export interface Subject extends TalkSubject {
  id: number;
  name: string;
  /** Its page. */
  path: string;
}

/** The entry that is spoken of; refuses when it is not there or in the trash. */
export async function livingSubject(tx: Tx, { kind, slug }: TalkSubject): Promise<Subject> {
  if (!SLUG.test(slug)) throw missing(kind, slug);
  const entry = await tx.entry.findUnique({
    where: { kind_slug: { kind, slug } },
    select: { id: true, name: true, trashedAt: true, task: { select: { number: true } } },
  });
  if (!entry) throw missing(kind, slug);
  if (entry.trashedAt !== null) throw inTrash(kind, slug);
  return { kind, slug, id: entry.id, name: entry.name, path: pathOf(kind, entry.task?.number ?? slug) };
}

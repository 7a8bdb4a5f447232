import { type Actor, ANONYMOUS } from '#lib/auth/actor.ts';
import { authorize } from '#lib/auth/authorize.ts';
import { ANY_ENTRY, type Subject } from '#lib/domain/permissions.ts';
import type { ReadContext } from '#lib/read/context.ts';
import { requestStore } from './request-store.ts';

/** Who looks at the page being rendered: the server in front has asked the session before the page was begun. */
export const reader = (): Actor => requestStore()?.actor ?? ANONYMOUS;

/** What readers want to know: who asks, and when. */
export const readContext = (): ReadContext => ({ actor: reader(), now: new Date() });

/** What the frame of a page says of the reader; null for nobody in particular. */
export function account(): { name: string } | null {
  const actor = reader();
  return actor.kind === 'user' ? { name: actor.name } : null;
}

/** Whether to show what changes an entry; the store decides again. */
export const mayEdit = (subject: Subject): boolean => authorize(reader(), 'entry.edit', subject).ok;

/** Whether to show what takes changes of an entry back. */
export const mayRevert = ({ kind, slug }: NonNullable<Exclude<Subject, string>>): boolean =>
  authorize(reader(), 'entry.revert', { kind, slug }).ok;

/** What of an entry's line of actions to show; the store decides again. */
export const leaveOf = (subject: NonNullable<Subject>): { edit: boolean; trash: boolean } => ({
  edit: mayEdit(subject),
  trash: authorize(reader(), 'entry.trash', subject).ok,
});

/** Whether to show what creates entries. */
export const mayCreate = (): boolean => authorize(reader(), 'entry.create', ANY_ENTRY).ok;

import { type Actor, ANONYMOUS } from '#lib/auth/actor.ts';
import { authorize } from '#lib/auth/authorize.ts';
import { type Action, ANY_ENTRY, type Subject } from '#lib/domain/permissions.ts';
import type { ReadContext } from '#lib/read/context.ts';
import { requestStore } from './request-store.ts';

/** Who looks at the page being rendered: the server in front has asked the session before the page was begun. */
export const reader = (): Actor => requestStore()?.actor ?? ANONYMOUS;

/** What readers want to know: who asks, and when. */
export const readContext = (): ReadContext => ({ actor: reader(), now: new Date() });

/** What the frame of a page says of the reader; null for nobody in particular. */
export function account(): { name: string; waiting: number; admin: boolean } | null {
  const actor = reader();
  if (actor.kind !== 'user') return null;
  const admin = authorize(actor, 'source.manage', null).ok;
  return { name: actor.name, waiting: requestStore()?.waiting ?? 0, admin };
}

/** Whether to show what does an act; the store decides again. */
export const mayDo = (action: Action, subject: Subject): boolean => authorize(reader(), action, subject).ok;

/** Whether to show what changes an entry. */
export const mayEdit = (subject: Subject): boolean => mayDo('entry.edit', subject);

/** Whether to show what takes changes of an entry back. */
export const mayRevert = ({ kind, slug }: NonNullable<Exclude<Subject, string>>): boolean =>
  mayDo('entry.revert', { kind, slug });

/** What of an entry's line of actions to show; the store decides again. */
export const leaveOf = (subject: NonNullable<Subject>): { edit: boolean; trash: boolean } => ({
  edit: mayEdit(subject),
  trash: mayDo('entry.trash', subject),
});

/** Whether to show what creates entries. */
export const mayCreate = (): boolean => mayDo('entry.create', ANY_ENTRY);

import { authorize } from '#lib/auth/authorize.ts';
import { env } from '#lib/base/env.ts';
import type { Action, Subject } from '#lib/domain/permissions.ts';
import type { ReadContext } from './context.ts';

/** Thrown by a reader that nobody in particular may use on this instance; transports tell it by its `code`. */
export class SignInNeeded extends Error {
  readonly code = 'SIGN_IN_NEEDED';
  constructor() {
    super('Reading needs a login on this instance. Sign in first.');
  }
}

/** Whether an error is `SignInNeeded`, also from the other copy of this module that the pages are bundled with. */
export const isSignInNeeded = (error: unknown): error is SignInNeeded =>
  error instanceof Error && 'code' in error && error.code === 'SIGN_IN_NEEDED';

/** Whether everybody may read this instance. */
export const isReadingOpen = (): boolean => env().PUBLIC_READ;

/** Every reader calls this first. Reading is open to all unless `PUBLIC_READ=false`. */
export function mustBeAllowedToRead({ actor }: ReadContext): void {
  if (actor.kind === 'anonymous' && !isReadingOpen()) throw new SignInNeeded();
}

/** Thrown by a reader of what only some may see; transports tell it by its `code`. */
export class NotForYou extends Error {
  readonly code = 'NOT_FOR_YOU';
}

/** Whether an error is `NotForYou`, also from the other copy of this module. */
export const isNotForYou = (error: unknown): error is NotForYou =>
  error instanceof Error && 'code' in error && error.code === 'NOT_FOR_YOU';

/** Readers of what only those may see who may also do something call this first. */
export function mustBeAllowedTo({ actor }: ReadContext, action: Action, subject: Subject): void {
  const leave = authorize(actor, action, subject);
  if (leave.ok) return;
  if (leave.failure.kind === 'unauthorised') throw new SignInNeeded();
  throw new NotForYou(leave.failure.detail);
}

/** Readers of people call this first: addresses and roles are for admins. */
export function mustKeepPeople({ actor }: ReadContext): void {
  if (actor.kind === 'anonymous') throw new SignInNeeded();
  const allowed = authorize(actor, 'people.manage', null);
  if (!allowed.ok) throw new NotForYou(allowed.failure.detail);
}

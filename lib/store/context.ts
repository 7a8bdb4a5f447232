import type { Actor } from '#lib/auth/actor.ts';
import { authorize } from '#lib/auth/authorize.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Failure } from '#lib/base/errors.ts';
import type { Action, Subject } from '#lib/domain/permissions.ts';

/** Who writes, when, and (for a caller's own transaction) where. */
export interface WriteContext {
  actor: Actor;
  now: Date;
  db?: Tx;
  /** The owner of `db` undoes all of it when one verb is refused, so that none needs a way back of its own. */
  allOrNothing?: boolean;
  /** Images of whose builds something was learned: the owner of `db` assesses them once, at its end. */
  evidence?: Set<number>;
}

/** Thrown inside a transaction to leave it without a trace; `transact` turns it back into the failure it carries. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.detail);
    this.failure = failure;
  }
}

/** The lock of every verb of the store: refuses whoever may not do this. */
export function mustBeAllowed({ actor }: WriteContext, action: Action, subject: Subject): void {
  const leave = authorize(actor, action, subject);
  if (!leave.ok) throw new Refused(leave.failure);
}

/** The lock of the verbs of commands run on the machine itself, which answer to nobody: throws for everybody else. */
export function mustBeTheSystem({ actor }: WriteContext): void {
  if (actor.kind === 'system') return;
  throw new Refused({ kind: 'forbidden', detail: 'Only a command on the machine itself may do this.' });
}

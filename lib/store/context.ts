import type { Actor } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Failure } from '#lib/base/errors.ts';

/** Who writes, when, and (for a caller's own transaction) where. */
export interface WriteContext {
  actor: Actor;
  now: Date;
  db?: Tx;
}

/** Thrown inside a transaction to leave it without a trace; `applyChanges` turns it back into the failure it carries. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.detail);
    this.failure = failure;
  }
}

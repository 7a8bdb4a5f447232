import type { Actor } from '#lib/auth/actor.ts';
import type { Tx } from '#lib/base/db.ts';
import type { Failure, Result } from '#lib/base/errors.ts';

/** Who writes, when, and (for a caller's own transaction) where. */
export interface WriteContext {
  actor: Actor;
  now: Date;
  db?: Tx;
}

/** Thrown inside a transaction to leave it without a trace; `refusalAsValue` turns it back into the failure it carries. */
export class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.detail);
    this.failure = failure;
  }
}

/** What `work` gives, or the failure that a `Refused` thrown in it carries. */
export async function refusalAsValue<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    throw error;
  }
}

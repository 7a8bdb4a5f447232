import { type Tx, withTransaction } from '#lib/base/db.ts';
import { ok, type Result } from '#lib/base/errors.ts';
import { Refused, type WriteContext } from './context.ts';
import { isDeadlock, refusalOf } from './database-refusal.ts';
import { takeTurn } from './turns.ts';

/** A change of tens of thousands of entries is one transaction too. */
const TIMEOUT_MS = 300_000;
/** Two writers that wait for each other: the database ends one of them, which then simply begins again. */
const ATTEMPTS = 5;

/**
 * Runs a writing verb: all of it is stored or nothing. In a caller's transaction (`ctx.db`) a refusal undoes this verb
 * and leaves the rest usable, unless the caller undoes everything itself (`ctx.allOrNothing`); else it has its own, after
 * its turn. What the verb or the database refuses comes back as a failure, surprises are thrown.
 */
export async function transact<T>(ctx: WriteContext, work: (tx: Tx) => Promise<T>): Promise<Result<T>> {
  try {
    const { db, allOrNothing = false } = ctx;
    if (db) return ok(allOrNothing ? await work(db) : await inSavepoint(db, () => work(db)));
    return ok(await takeTurn(() => onItsOwn(work)));
  } catch (error) {
    if (error instanceof Refused) return { ok: false, failure: error.failure };
    const failure = refusalOf(error);
    if (failure) return { ok: false, failure };
    throw error;
  }
}

async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.$executeRaw`savepoint store_verb`;
  try {
    const value = await work();
    await tx.$executeRaw`release savepoint store_verb`;
    return value;
  } catch (error) {
    await tx.$executeRaw`rollback to savepoint store_verb`;
    throw error;
  }
}

async function onItsOwn<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withTransaction(work, { timeoutMs: TIMEOUT_MS });
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error;
    }
  }
}

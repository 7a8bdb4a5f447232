import { createHash } from 'node:crypto';
import { wasBusySince, watchBusyness } from '#lib/base/busy.ts';
import { pool } from '#lib/base/db.ts';
import type { ReadContext } from './context.ts';

/** A statement with its values; the text is a constant or one of few, so that it can be prepared under a name. */
export interface Statement {
  text: string;
  values?: readonly unknown[];
  /** Put together from parts, so that it is asked without a name. */
  isOneOfMany?: boolean;
  /** Gives up on the answer after this long; for the first question to a database that may hang. */
  timeoutMs?: number;
}

/** Texts that got a name; a connection keeps each prepared, so there may only be so many. */
const names = new Map<string, string>();
const NAMES_AT_MOST = 200;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known || names.size >= NAMES_AT_MOST) return known;
  const name = `r_${createHash('sha1').update(text).digest('base64url')}`;
  names.set(text, name);
  return name;
}

/**
 * Rows of one statement: on the plain pool with a named statement, or through `ctx.db` where a caller reads inside its
 * own transaction. Both drivers must give the same types, so statements cast what they differ in: `bigint` to `float8`
 * (exact to 2^53), `date` and enums to `text`.
 */
export async function query<R extends object>(ctx: ReadContext, statement: Statement): Promise<R[]> {
  const { text, values = [], timeoutMs, isOneOfMany = false } = statement;
  if (ctx.db) return ctx.db.$queryRawUnsafe<R[]>(text, ...values);
  const name = isOneOfMany ? undefined : nameOf(text);
  const ask = () =>
    pool().query<R>({
      text,
      values: [...values],
      ...(name !== undefined && { name }),
      ...(timeoutMs !== undefined && { query_timeout: timeoutMs }),
    });
  watchBusyness();
  for (let attempt = 1; ; attempt++) {
    const began = performance.now();
    try {
      return (await ask()).rows;
    } catch (error) {
      if (attempt === ATTEMPTS || !mayBeAskedAgain(error, began)) throw error;
    }
  }
}

const ATTEMPTS = 5;

/**
 * An idle connection can be dead for a while before anybody notices, and while this process renders ten pages at once it
 * can take an answer that lies there already for silence. Neither is a reason to fail a question.
 */
const mayBeAskedAgain = (error: unknown, began: number): boolean =>
  isConnectionLost(error) || (isTimeout(error) && wasBusySince(began));

/** Whether patience ended: with an answer, or with waiting for a connection. */
const isTimeout = (error: unknown): boolean =>
  error instanceof Error && /^(Query read timeout|timeout exceeded when trying to connect)$/.test(error.message);

const LOST = ['ECONNRESET', 'EPIPE', '57P01'];

/** Whether a connection broke while it was used, which says nothing of the next one. */
function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return LOST.includes(code ?? '') || /^Connection terminated unexpectedly$/.test(error.message);
}

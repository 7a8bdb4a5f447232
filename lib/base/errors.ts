/** One fault in what was sent; `pointer` is a JSON pointer into it, `''` for the whole. */
export type FieldError = { pointer: string; detail: string };

/** The outcomes a caller must expect; each transport maps them once (problem+json, form state, page). */
export type FailureKind =
  | 'not_found'
  | 'invalid'
  | 'conflict'
  | 'precondition'
  | 'unauthorised'
  | 'forbidden'
  | 'unavailable';

/** An expected outcome that is not success, as a value. `current` carries the entity a stale writer should look at. */
export type Failure = { kind: FailureKind; detail: string; errors?: FieldError[]; current?: unknown };

/** Either the value or why there is none. */
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Wraps a value as success. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** Wraps a reason as failure. */
export function fail(kind: FailureKind, detail: string, more: Pick<Failure, 'errors' | 'current'> = {}) {
  return { ok: false as const, failure: { kind, detail, ...more } };
}

/** The thing asked for does not exist, or the asker may not know that it does. */
export function notFound(detail: string) {
  return fail('not_found', detail);
}

/** What was sent cannot be understood or breaks a rule; `errors` points at each fault. */
export function invalid(detail: string, errors: FieldError[] = []) {
  return fail('invalid', detail, { errors });
}

/** What was asked contradicts what is stored. */
export function conflict(detail: string) {
  return fail('conflict', detail);
}

/** The writer had not seen the latest version, which comes along as `current`. */
export function stale(detail: string, current?: unknown) {
  return fail('precondition', detail, { current });
}

/** Nobody, or nobody we know, is asking. */
export function unauthorised(detail: string) {
  return fail('unauthorised', detail);
}

/** We know who is asking and the answer is no. */
export function forbidden(detail: string) {
  return fail('forbidden', detail);
}

/** Something the answer needs, usually the database, is not there right now. */
export function unavailable(detail: string) {
  return fail('unavailable', detail);
}

import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Context } from 'hono';
import { isDatabaseDown } from '#lib/base/database-down.ts';
import type { Failure, FieldError } from '#lib/base/errors.ts';
import { log } from '#lib/base/log.ts';
import type { Problem } from '#lib/contracts/api/common.ts';
import { isNotForYou, isSignInNeeded } from '#lib/read/authorise.ts';

/** One mapper from everything that can go wrong to RFC 9457; no answer ever carries a stack. */
const STATUS: Record<Failure['kind'], number> = {
  not_found: 404,
  invalid: 400,
  conflict: 409,
  precondition: 412,
  unauthorised: 401,
  forbidden: 403,
  unavailable: 503,
};

/** Seconds after which asking again makes sense while the database is away. */
const RETRY_AFTER = '2';

interface Wrong {
  status: number;
  detail: string;
  errors?: FieldError[];
  instance?: string;
  headers?: Record<string, string>;
  /** For 412: the entity as it is now. */
  current?: unknown;
}

export function problemResponse(c: Context, wrong: Wrong): Response {
  const { status, detail, errors = [], instance, headers, current } = wrong;
  const body: Problem & { current?: unknown } = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Problem',
    status,
    detail,
    instance: instance ?? c.req.path.toWellFormed(),
    errors,
    ...(current !== undefined && { current }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}

/** An expected outcome that is not success. */
export function failureResponse(c: Context, { kind, detail, errors }: Failure): Response {
  const headers: Record<string, string> = {
    ...(kind === 'unavailable' && { 'Retry-After': RETRY_AFTER }),
    ...(kind === 'unauthorised' && { 'WWW-Authenticate': 'Bearer' }),
  };
  return problemResponse(c, { status: STATUS[kind], detail, headers, ...(errors && { errors }) });
}

/** A token that is no good; the header tells programs apart from a request that had none. */
export function badToken(c: Context, detail: string): Response {
  const headers = { 'WWW-Authenticate': 'Bearer error="invalid_token"' };
  return problemResponse(c, { status: 401, detail, headers });
}

/** Parameters that cannot be used as they are. */
export function badParameters(c: Context, errors: FieldError[]): Response {
  return problemResponse(c, { status: 400, detail: 'Some query parameters cannot be used; see errors.', errors });
}

/** The path of a request for the log: the last part of a webhook's is as good as a secret. */
const loggedPath = (c: Context): string => c.req.path.replace(/^(\/api\/webhooks\/)[^/]+/, '$1…');

/** Whatever was thrown. */
export function thrownResponse(error: unknown, c: Context): Response {
  if (isSignInNeeded(error)) {
    return problemResponse(c, { status: 401, detail: error.message, headers: { 'WWW-Authenticate': 'Bearer' } });
  }
  if (isNotForYou(error)) return problemResponse(c, { status: 403, detail: error.message });
  if (isDatabaseDown(error)) {
    log.warn({ path: loggedPath(c) }, 'the database is not reachable');
    const detail = 'The database cannot be reached at the moment. Nothing was lost; ask again in a moment.';
    return problemResponse(c, { status: 503, detail, headers: { 'Retry-After': RETRY_AFTER } });
  }
  const id = c.req.header('x-request-id') ?? randomUUID();
  log.error({ err: error, requestId: id, path: loggedPath(c) }, 'a request failed');
  const detail = `Something broke on our side and was recorded. Name request ${id} when you report it.`;
  return problemResponse(c, { status: 500, detail, instance: `urn:request:${encodeURIComponent(id)}` });
}

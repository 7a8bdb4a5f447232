import type { Failure, FieldError } from '#lib/base/errors.ts';
import type { ApiContext } from './api-app.ts';
import { versionTag } from './if-match.ts';
import { failureResponse, problemResponse } from './problem.ts';
import type { WritableNoun } from './writable-noun.ts';

/** What is told of a fault, and how many: an answer is not an echo. */
const DETAIL_AT_MOST = 500;
const ERRORS_AT_MOST = 50;

/** The entity as `GET` gives it, with its version as `ETag`. */
export async function entityAnswer(
  c: ApiContext,
  noun: WritableNoun,
  address: string,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Promise<Response> {
  const read = await noun.read(c.get('read'), address);
  if (!read.ok) return failureResponse(c, read.failure);
  return Response.json(read.value, {
    status,
    headers: { ...headers, ETag: versionTag(read.value.version), 'Cache-Control': 'no-store' },
  });
}

/** Why nothing was written. What cannot be stored is 422: the request was understood. */
export function writeFailure(c: ApiContext, failure: Failure): Response {
  const errors = (failure.errors ?? []).slice(0, ERRORS_AT_MOST).map(shortened);
  if (failure.kind !== 'invalid') return failureResponse(c, { ...failure, errors });
  const told = errors.length > 0 ? errors : [{ pointer: '', detail: shorten(failure.detail) }];
  return problemResponse(c, { status: 422, detail: shorten(failure.detail), errors: told });
}

const shorten = (text: string): string => text.slice(0, DETAIL_AT_MOST).toWellFormed();
const shortened = ({ pointer, detail }: FieldError): FieldError => ({
  pointer: shorten(pointer),
  detail: shorten(detail),
});

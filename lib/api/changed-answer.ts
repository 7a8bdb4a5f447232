import type { Result } from '#lib/base/errors.ts';
import type { Applied } from '#lib/store/apply-changes.ts';
import type { ApiContext } from './api-app.ts';
import { problemResponse } from './problem.ts';
import { writeFailure } from './write-answer.ts';

/** What one change set did; a stale writer gets the entry as it is now. */
export function changedAnswer(c: ApiContext, done: Result<Applied[]>, preview = false): Response {
  if (done.ok) {
    const entries = done.value.map(({ kind, slug, version, changed }) => ({ kind, slug, version, changed }));
    const changeSet = preview ? null : (done.value[0]?.changeSet ?? null);
    return Response.json({ changeSet, entries }, { headers: { 'Cache-Control': 'no-store' } });
  }
  const { kind, detail, current } = done.failure;
  return kind === 'precondition' ? problemResponse(c, { status: 412, detail, current }) : writeFailure(c, done.failure);
}

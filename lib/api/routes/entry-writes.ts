import { type Failure, invalid, ok, type Result } from '#lib/base/errors.ts';
import { reasonBody, revertBody } from '#lib/contracts/api/entry-write.ts';
import { parseHistoryParams } from '#lib/contracts/history-params.ts';
import { listHistory } from '#lib/read/list-history.ts';
import { createEntry } from '#lib/store/create-entry.ts';
import { patchEntry } from '#lib/store/patch-entry.ts';
import { restoreEntry } from '#lib/store/restore-entry.ts';
import { revertEntry } from '#lib/store/revert-entry.ts';
import { trashEntry } from '#lib/store/trash-entry.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { type Asked, askedEntry, askedList, JSON_TYPES, MERGE_TYPES } from '../asked-entry.ts';
import { describeWrites } from '../describe-writes.ts';
import { versionTag } from '../if-match.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import { badParameters, failureResponse, problemResponse } from '../problem.ts';
import { readStrictly } from '../query.ts';
import type { WritableNoun } from '../writable-noun.ts';
import { entityAnswer, writeFailure } from '../write-answer.ts';

const WHY_FAULT = [{ pointer: '/why', detail: 'A text of at most 2000 characters.' }];

/**
 * Everything that changes entries of one kind: `POST /{noun}`, `PATCH` and `DELETE /{noun}/{slug}`, `…/restore`,
 * `…/revert`; and `GET …/history`, which they are answered for with. Goes before the routes that read the noun.
 */
export function entryWriteRoutes(app: ApiApp, noun: WritableNoun): void {
  const one = `${noun.list}/:${noun.param}`;
  describeWrites(app, noun);
  app.post(noun.list, (c) => create(c, noun));
  app.patch(one, (c) => patch(c, noun));
  app.delete(one, (c) => trash(c, noun));
  app.post(`${one}/restore`, (c) => restore(c, noun));
  onlyThese(app, `${one}/restore`, ['POST']);
  app.post(`${one}/revert`, (c) => revert(c, noun));
  onlyThese(app, `${one}/revert`, ['POST']);
  app.get(`${one}/history`, (c) => history(c, noun));
  onlyThese(app, `${one}/history`, READ_ONLY);
}

/** `why` and the rest of a body. */
function reasonApart(body: Record<string, unknown>): Result<{ why: string; rest: Record<string, unknown> }> {
  const { why = '', ...rest } = body;
  const parsed = reasonBody.safeParse({ why });
  return parsed.success ? ok({ why: parsed.data.why ?? '', rest }) : invalid('The reason cannot be kept.', WHY_FAULT);
}

async function create(c: ApiContext, noun: WritableNoun): Promise<Response> {
  const asked = await askedList(c, noun);
  if (asked instanceof Response) return asked;
  const reason = reasonApart(asked.body);
  if (!reason.ok) return writeFailure(c, reason.failure);
  const { slug = null, ...fields } = reason.value.rest;
  if (slug !== null && typeof slug !== 'string') {
    return writeFailure(c, invalid('The slug is no text.', [{ pointer: '/slug', detail: 'A text.' }]).failure);
  }
  const ctx = c.get('read');
  const created = await createEntry({ ctx, input: { kind: noun.kind, slug, fields, why: reason.value.why } });
  if (!created.ok) return writeFailure(c, created.failure);
  const address = await noun.addressOf(ctx, created.value[0]?.slug ?? '');
  return entityAnswer(c, noun, address, { status: 201, headers: { Location: `${noun.list}/${address}` } });
}

async function patch(c: ApiContext, noun: WritableNoun): Promise<Response> {
  const asked = await askedEntry(c, noun, { action: 'entry.edit', needsVersion: true, types: MERGE_TYPES });
  if (asked instanceof Response) return asked;
  const reason = reasonApart(asked.body);
  if (!reason.ok) return writeFailure(c, reason.failure);
  const { why, rest } = reason.value;
  const input = { kind: noun.kind, slug: asked.slug, expectVersion: asked.version, patch: rest, why };
  return answer(c, noun, asked, await patchEntry({ ctx: c.get('read'), input }));
}

async function trash(c: ApiContext, noun: WritableNoun): Promise<Response> {
  const asked = await askedEntry(c, noun, { action: 'entry.trash', needsVersion: true, types: JSON_TYPES });
  if (asked instanceof Response) return asked;
  const parsed = reasonBody.safeParse(asked.body);
  if (!parsed.success) return writeFailure(c, invalid('Nothing but “why”.', WHY_FAULT).failure);
  const input = { kind: noun.kind, slug: asked.slug, expectVersion: asked.version, why: parsed.data.why ?? '' };
  const trashed = await trashEntry({ ctx: c.get('read'), input });
  if (!trashed.ok) return failed(c, noun, asked, trashed.failure);
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
}

async function restore(c: ApiContext, noun: WritableNoun): Promise<Response> {
  const asked = await askedEntry(c, noun, { action: 'entry.restore', needsVersion: false, types: JSON_TYPES });
  if (asked instanceof Response) return asked;
  const parsed = reasonBody.safeParse(asked.body);
  if (!parsed.success) return writeFailure(c, invalid('Nothing but “why”.', WHY_FAULT).failure);
  const expectVersion = asked.version || null;
  const input = { kind: noun.kind, slug: asked.slug, expectVersion, why: parsed.data.why ?? '' };
  return answer(c, noun, asked, await restoreEntry({ ctx: c.get('read'), input }));
}

async function revert(c: ApiContext, noun: WritableNoun): Promise<Response> {
  const asked = await askedEntry(c, noun, { action: 'entry.revert', needsVersion: true, types: JSON_TYPES });
  if (asked instanceof Response) return asked;
  const parsed = revertBody.safeParse(asked.body);
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({
      pointer: ['', ...path.map(String)].join('/'),
      detail: message,
    }));
    return writeFailure(c, invalid('Say which revision: { "revision": 7 }.', errors).failure);
  }
  const { revision, field = null, why } = parsed.data;
  const input = { kind: noun.kind, slug: asked.slug, revision, field, expectVersion: asked.version, why };
  return answer(c, noun, asked, await revertEntry({ ctx: c.get('read'), input }));
}

/** The entity as it is after a write, or why there was none. */
function answer(c: ApiContext, noun: WritableNoun, asked: Asked, done: Result<unknown>): Promise<Response> {
  return done.ok ? entityAnswer(c, noun, asked.address) : failed(c, noun, asked, done.failure);
}

/** A failure; a stale writer gets the entity as it is now along with it, unless it is in the trash. */
async function failed(c: ApiContext, noun: WritableNoun, asked: Asked, failure: Failure): Promise<Response> {
  if (failure.kind !== 'precondition') return writeFailure(c, failure);
  const current = await noun.read(c.get('read'), asked.address);
  if (!current.ok) return problemResponse(c, { status: 412, detail: failure.detail });
  const headers = { ETag: versionTag(current.value.version) };
  return problemResponse(c, { status: 412, detail: failure.detail, headers, current: current.value });
}

function history(c: ApiContext, noun: WritableNoun): Promise<Response> | Response {
  const known = { one: ['limit', 'cursor'], many: [] };
  const asked = readStrictly(new URL(c.req.url).searchParams, known, parseHistoryParams);
  if (!asked.ok) return badParameters(c, asked.errors);
  const ctx = c.get('read');
  const address = c.req.param(noun.param) ?? '';
  return jsonAnswer(c, ctx, async () => {
    const slug = (await noun.slugAt(ctx, address)) ?? '';
    const page = await listHistory({ ctx, input: { kind: noun.kind, slug, page: asked.params } });
    if (!page.ok) return failureResponse(c, page.failure);
    return { body: page.value, next: nextPage(c, page.value.nextCursor) };
  });
}

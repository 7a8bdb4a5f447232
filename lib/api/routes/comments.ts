import type { z } from 'zod';
import { authorize } from '#lib/auth/authorize.ts';
import type { FieldError, Result } from '#lib/base/errors.ts';
import { comment, commentEdit, newComment, threadState } from '#lib/contracts/api/comment.ts';
import { decodeCursor, encodeCursor } from '#lib/contracts/cursor.ts';
import { LIMIT_MAX } from '#lib/contracts/list-params.ts';
import { LIMIT_DEFAULT } from '#lib/contracts/list-query.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { talkSubject } from '#lib/contracts/talk.ts';
import { ANY_ENTRY } from '#lib/domain/permissions.ts';
import type { TalkSubject } from '#lib/domain/talk.ts';
import { listComments, readComment } from '#lib/read/list-comments.ts';
import { editComment } from '#lib/store/talk/edit-comment.ts';
import { hideComment } from '#lib/store/talk/hide-comment.ts';
import { postComment } from '#lib/store/talk/post-comment.ts';
import { resolveThread } from '#lib/store/talk/resolve-thread.ts';
import { type ApiApp, type ApiContext, LIST_METHODS, onlyThese } from '../api-app.ts';
import { askedBody } from '../asked-body.ts';
import { JSON_TYPES } from '../asked-entry.ts';
import { describeComments } from '../describe-comments.ts';
import { seenVersion, versionTag } from '../if-match.ts';
import { nextPage } from '../json-answer.ts';
import { badParameters, failureResponse, problemResponse } from '../problem.ts';
import { writeFailure } from '../write-answer.ts';

/** Addresses of what people say. */
const COMMENTS = '/api/v1/comments';

/** Comments for programs, and for people who write with one: reading is for everybody, saying for whoever signed in. */
export function commentRoutes(app: ApiApp): void {
  describeComments(app, COMMENTS);
  app.get(COMMENTS, list);
  app.post(COMMENTS, post);
  onlyThese(app, COMMENTS, LIST_METHODS);
  app.patch(`${COMMENTS}/:id`, edit);
  app.delete(`${COMMENTS}/:id`, hide);
  onlyThese(app, `${COMMENTS}/:id`, ['PATCH', 'DELETE']);
  app.post(`${COMMENTS}/:id/resolve`, resolve);
  onlyThese(app, `${COMMENTS}/:id/resolve`, ['POST']);
}

const KNOWN = ['entry', 'limit', 'cursor'];

interface AskedList {
  subject: TalkSubject;
  limit: number;
  after: number;
}

/** What a list is asked for; unknown names and values that cannot be used are faults. */
function askedList(search: URLSearchParams): AskedList | FieldError[] {
  const faults: FieldError[] = [];
  const fault = (name: string, detail: string) => faults.push({ pointer: `/query/${name}`, detail });
  for (const name of new Set(search.keys())) {
    if (!KNOWN.includes(name)) fault('', `One of ${KNOWN.join(', ')} only.`);
    else if (search.getAll(name).length > 1) fault(name, 'May be given once only.');
  }
  const subject = talkSubject.safeParse(search.get('entry') ?? '');
  if (!subject.success) fault('entry', subject.error.issues[0]?.message ?? '');
  const limit = parseSerial(search.get('limit') ?? String(LIMIT_DEFAULT)) ?? 0;
  if (limit < 1 || limit > LIMIT_MAX) fault('limit', `A number from 1 to ${LIMIT_MAX}.`);
  const cursor = search.get('cursor') ?? '';
  const key = subject.success ? keyOf(subject.data) : '';
  const after = cursor === '' ? 0 : Number(decodeCursor(key, [0], cursor)?.values[0] ?? -1);
  if (!Number.isInteger(after) || after < 0 || after > 2_147_483_647) fault('cursor', 'Not a cursor of this list.');
  return subject.success && faults.length === 0 ? { subject: subject.data, limit, after } : faults;
}

const keyOf = ({ kind, slug }: TalkSubject): string => `comments ${kind}/${slug}`;

async function list(c: ApiContext): Promise<Response> {
  const asked = askedList(new URL(c.req.url).searchParams);
  if (Array.isArray(asked)) return badParameters(c, asked);
  const found = await listComments({ ctx: c.get('read'), input: asked });
  if (found === null) return problemResponse(c, { status: 404, detail: 'There is no such entry.' });
  const { items, next, total } = found;
  const nextCursor = next === null ? null : encodeCursor(keyOf(asked.subject), { direction: 'after', values: [next] });
  const following = nextPage(c, nextCursor);
  const headers = { 'Cache-Control': 'no-cache', ...(following && { Link: `<${following}>; rel="next"` }) };
  return c.json({ items, nextCursor, total }, 200, headers);
}

async function post(c: ApiContext): Promise<Response> {
  const asked = await askedOfWriter(c, newComment);
  if (asked instanceof Response) return asked;
  const { entry, ...said } = asked;
  const done = await postComment({ ctx: c.get('read'), input: { ...entry, ...said } });
  return done.ok ? answer(c, done.value.id, 201) : refusal(c, done);
}

async function edit(c: ApiContext): Promise<Response> {
  const leave = mayWrite(c);
  if (leave !== null) return leave;
  const seen = seenVersion(c);
  if (!seen.ok) return problemResponse(c, seen);
  const asked = await askedOfWriter(c, commentEdit);
  if (asked instanceof Response) return asked;
  const done = await editComment({ ctx: c.get('read'), input: { id: numberOf(c), version: seen.version, ...asked } });
  return done.ok ? answer(c, done.value.id, 200) : refusal(c, done);
}

async function hide(c: ApiContext): Promise<Response> {
  const done = await hideComment({ ctx: c.get('read'), input: { id: numberOf(c) } });
  return done.ok ? new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } }) : refusal(c, done);
}

async function resolve(c: ApiContext): Promise<Response> {
  const asked = await askedOfWriter(c, threadState);
  if (asked instanceof Response) return asked;
  const id = numberOf(c);
  const done = await resolveThread({ ctx: c.get('read'), input: { id, ...asked } });
  return done.ok ? answer(c, id, 200) : refusal(c, done);
}

/** The number in an address; 0, which no comment has, for anything else. */
const numberOf = (c: ApiContext): number => parseSerial(c.req.param('id') ?? '') ?? 0;

/** Whoever may say nothing at all is told so before the body is read; the store judges again. */
function mayWrite(c: ApiContext): Response | null {
  const leave = authorize(c.get('read').actor, 'comment.write', ANY_ENTRY);
  return leave.ok ? null : failureResponse(c, leave.failure);
}

const askedOfWriter = async <S extends z.ZodType>(c: ApiContext, schema: S): Promise<z.output<S> | Response> =>
  mayWrite(c) ?? (await askedBody(c, { types: JSON_TYPES, schema }));

async function answer(c: ApiContext, id: number, status: 200 | 201): Promise<Response> {
  const now = await readComment({ ctx: c.get('read'), input: { id } });
  if (now === null) return problemResponse(c, { status: 404, detail: 'There is no such comment.' });
  const headers = { 'Cache-Control': 'no-store', ETag: versionTag(now.version) };
  return c.json(comment.parse(now), status, headers);
}

function refusal(c: ApiContext, { failure }: Extract<Result<unknown>, { ok: false }>): Response {
  const { kind, detail, current } = failure;
  return kind === 'precondition' ? problemResponse(c, { status: 412, detail, current }) : writeFailure(c, failure);
}

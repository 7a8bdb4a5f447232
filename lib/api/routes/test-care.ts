import { z } from 'zod';
import { authorize } from '#lib/auth/authorize.ts';
import type { Result } from '#lib/base/errors.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import { knownIssueBody, madeNumber, signOffBody, suiteBody } from '#lib/contracts/test-forms.ts';
import { type Action, ANY_ENTRY } from '#lib/domain/permissions.ts';
import type { WriteContext } from '#lib/store/context.ts';
import { keepSuite } from '#lib/store/tests/keep-suite.ts';
import { addKnownIssue, closeKnownIssue } from '#lib/store/tests/known-issues.ts';
import { revokeSignOff, signOff } from '#lib/store/tests/sign-off.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { askedBody } from '../asked-body.ts';
import { JSON_TYPES } from '../asked-entry.ts';
import { BODY_REFUSED, jsonOf, NOT_FOUND, problemOf } from '../openapi-parts.ts';
import { failureResponse, problemResponse } from '../problem.ts';
import { writeFailure } from '../write-answer.ts';

const SUITE = '/api/v1/test-suites/:slug';
const ISSUES = '/api/v1/known-issues';
const CLOSED = '/api/v1/known-issues/:id/close';
const SIGNED = '/api/v1/sign-offs';
const REVOKED = '/api/v1/sign-offs/:id/revoke';

/** What people say beside test runs: which cases are expected, which failures are known, whose output is valid. */
export function testCareRoutes(app: ApiApp): void {
  describeRoutes(app);
  app.put(SUITE, async (c) => {
    const slug = c.req.param('slug');
    const body = await bodyFor(c, 'suite.keep', suiteBody);
    if (body instanceof Response) return body;
    if (!SLUG.test(slug) || slug.length > 120)
      return problemResponse(c, { status: 404, detail: 'No suite is called so.' });
    const done = await keepSuite({ ctx: c.get('read'), input: { slug, ...body } });
    return answer(c, done, done.ok && done.value.isNew ? 201 : 200);
  });
  app.post(ISSUES, async (c) => {
    const input = await bodyFor(c, 'suite.keep', knownIssueBody);
    return input instanceof Response ? input : answer(c, await addKnownIssue({ ctx: c.get('read'), input }), 201);
  });
  app.post(SIGNED, async (c) => {
    const input = await bodyFor(c, 'output.sign', signOffBody);
    return input instanceof Response ? input : answer(c, await signOff({ ctx: c.get('read'), input }), 201);
  });
  app.post(CLOSED, (c) => numbered(c, 'suite.keep', closeKnownIssue));
  app.post(REVOKED, (c) => numbered(c, 'output.sign', revokeSignOff));
  onlyThese(app, SUITE, ['PUT']);
  for (const path of [ISSUES, CLOSED, SIGNED, REVOKED]) onlyThese(app, path, ['POST']);
}

/** The body, for somebody who may do this at all; others are told so before it is read. */
async function bodyFor<S extends z.ZodType>(c: ApiContext, action: Action, schema: S): Promise<z.output<S> | Response> {
  const leave = authorize(c.get('read').actor, action, ANY_ENTRY);
  if (!leave.ok) return failureResponse(c, leave.failure);
  return askedBody(c, { types: JSON_TYPES, schema });
}

type Verb = (asked: { ctx: WriteContext; input: { id: number } }) => Promise<Result<object>>;

/** An act on something with a number, which says all there is to say. */
async function numbered(c: ApiContext, action: Action, verb: Verb): Promise<Response> {
  const ctx = c.get('read');
  const leave = authorize(ctx.actor, action, ANY_ENTRY);
  if (!leave.ok) return failureResponse(c, leave.failure);
  const id = parseSerial(c.req.param('id') ?? '');
  if (id === null) return problemResponse(c, { status: 404, detail: 'There is nothing of that number.' });
  const body = await askedBody(c, { types: JSON_TYPES, schema: z.strictObject({}), optional: true });
  return body instanceof Response ? body : answer(c, await verb({ ctx, input: { id } }), 200);
}

function answer(c: ApiContext, done: Result<object>, status: 200 | 201): Response {
  if (!done.ok) return writeFailure(c, done.failure);
  return Response.json(done.value, { status, headers: { 'Cache-Control': 'no-store' } });
}

function describeRoutes(app: ApiApp): void {
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const security = [{ bearer: [] }];
  const refused = {
    ...BODY_REFUSED,
    403: problemOf('The actor may not do this, or the request came from another site'),
    ...NOT_FOUND,
    409: problemOf('It is so already'),
    422: problemOf('Something cannot be stored as it is; `errors` points at it. Nothing was changed'),
  };
  const body = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } });
  const params = z.object({ id: z.int().min(1) });
  const made = jsonOf('Its number', madeNumber);
  const kept = jsonOf('The suite', z.object({ slug: z.string(), isNew: z.boolean() }));
  register({
    method: 'put',
    path: '/api/v1/test-suites/{slug}',
    summary: 'Say what a test suite is called, its kind, and which cases every report of it has to hold',
    security,
    request: { params: z.object({ slug: z.string() }), body: body(suiteBody) },
    responses: { ...refused, 200: kept, 201: kept },
  });
  const posts = [
    { path: ISSUES, summary: 'Attach a known issue to failures of a case', schema: knownIssueBody },
    {
      path: SIGNED,
      summary: 'Sign off that the output of a build or of an installation is valid',
      schema: signOffBody,
    },
  ];
  for (const { path, summary, schema } of posts) {
    const request = { body: body(schema) };
    register({ method: 'post', path, summary, security, request, responses: { ...refused, 201: made } });
  }
  const acts = [
    { path: '/api/v1/known-issues/{id}/close', summary: 'Close a known issue' },
    { path: '/api/v1/sign-offs/{id}/revoke', summary: 'Take a sign-off back; it stays visible as revoked' },
  ];
  for (const { path, summary } of acts) {
    register({ method: 'post', path, summary, security, request: { params }, responses: { ...refused, 200: made } });
  }
}

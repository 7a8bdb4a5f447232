import { z } from 'zod';
import { authorize } from '#lib/auth/authorize.ts';
import { apiAnswered, apiAsked, apiStated, apiStatements } from '#lib/contracts/api/care.ts';
import { otherClaim, settledClaims } from '#lib/contracts/claims.ts';
import { reviewAnswer, reviewRequest } from '#lib/contracts/reviews.ts';
import { type Action, ANY_ENTRY } from '#lib/domain/permissions.ts';
import { fieldAges } from '#lib/read/field-ages.ts';
import { addressOf } from '#lib/read/read-fields.ts';
import { readStatements } from '#lib/read/read-statements.ts';
import type { Applied } from '#lib/store/apply-changes.ts';
import { settleClaims } from '#lib/store/claims/settle-claims.ts';
import { stateClaim } from '#lib/store/claims/state-claim.ts';
import { answerReview } from '#lib/store/reviews/answer-review.ts';
import { askForReview } from '#lib/store/reviews/ask-for-review.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { askedBody } from '../asked-body.ts';
import { JSON_TYPES } from '../asked-entry.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, BAD_PARAMETERS, BODY_REFUSED, jsonOf, NOT_FOUND, problemOf } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { writeFailure } from '../write-answer.ts';

const STATEMENTS = '/api/v1/statements';
const CLAIMS = '/api/v1/claims';
const SETTLED = '/api/v1/claims/settle';
const REVIEWS = '/api/v1/reviews';
const ANSWERS = '/api/v1/reviews/answer';

/** What people say of facts, and what they ask of each other: statements, settling, requests for review, answers. */
export function careRoutes(app: ApiApp): void {
  describeRoutes(app);
  app.get(STATEMENTS, statements);
  onlyThese(app, STATEMENTS, READ_ONLY);
  app.post(CLAIMS, async (c) => {
    const input = await bodyFor(c, 'claim.state', otherClaim);
    if (input instanceof Response) return input;
    const done = await stateClaim({ ctx: c.get('read'), input });
    return done.ok ? applied(done.value, 201) : writeFailure(c, done.failure);
  });
  app.post(SETTLED, async (c) => {
    const input = await bodyFor(c, 'claim.settle', settledClaims);
    if (input instanceof Response) return input;
    const done = await settleClaims({ ctx: c.get('read'), input });
    return done.ok ? applied(done.value, 200) : writeFailure(c, done.failure);
  });
  app.post(REVIEWS, async (c) => {
    const input = await bodyFor(c, 'review.ask', reviewRequest);
    if (input instanceof Response) return input;
    const done = await askForReview({ ctx: c.get('read'), input });
    return done.ok ? Response.json(done.value, { status: 201, headers: NO_STORE }) : writeFailure(c, done.failure);
  });
  app.post(ANSWERS, async (c) => {
    // Whoever was asked by name may answer, so only the store can tell.
    const input = await bodyFor(c, 'review.ask', reviewAnswer);
    if (input instanceof Response) return input;
    const done = await answerReview({ ctx: c.get('read'), input });
    return done.ok ? Response.json(done.value, { headers: NO_STORE }) : writeFailure(c, done.failure);
  });
  for (const path of [CLAIMS, SETTLED, REVIEWS, ANSWERS]) onlyThese(app, path, ['POST']);
}

const NO_STORE = { 'Cache-Control': 'no-store' };

const applied = ({ changeSet, kind, slug, version }: Applied, status: 200 | 201): Response =>
  Response.json({ changeSet, kind, slug, version }, { status, headers: NO_STORE });

/** The body, for somebody who may do this at all; others are told so before it is read. */
async function bodyFor<S extends z.ZodType>(c: ApiContext, action: Action, schema: S): Promise<z.output<S> | Response> {
  const leave = authorize(c.get('read').actor, action, ANY_ENTRY);
  if (!leave.ok) return failureResponse(c, leave.failure);
  return askedBody(c, { types: JSON_TYPES, schema });
}

function statements(c: ApiContext): Promise<Response> | Response {
  const search = new URL(c.req.url).searchParams;
  const asked = search.getAll('entry');
  const address = asked.length === 1 && [...search.keys()].length === 1 ? addressOf(asked[0] ?? '') : null;
  if (address === null) {
    const detail = 'One entry=kind/slug, as in entry=package/gleam, and nothing else.';
    return badParameters(c, [{ pointer: '/query/entry', detail }]);
  }
  const ctx = c.get('read');
  return jsonAnswer(c, ctx, async () => {
    const found = await readStatements({ ctx, input: address });
    return found.ok ? { body: fieldAges(found.value) } : failureResponse(c, found.failure);
  });
}

/** Any JSON refers to itself, which the document cannot. */
const describedClaim = otherClaim.extend({ value: z.unknown().describe('As the field has it') });

function describeRoutes(app: ApiApp): void {
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const refused = {
    ...BODY_REFUSED,
    403: problemOf('The actor may not do this, or the request came from another site'),
    ...NOT_FOUND,
    422: problemOf('Something cannot be stored as it is; `errors` points at it. Nothing was changed'),
  };
  const body = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } });
  const write = (path: string, summary: string, schema: z.ZodType, responses: Record<number, object>) =>
    register({
      method: 'post',
      path,
      summary,
      security: [{ bearer: [] }],
      request: { body: body(schema) },
      responses: { ...responses, ...refused },
    });
  register({
    method: 'get',
    path: STATEMENTS,
    summary:
      'All that was said of the fields of one entry: by whom, when, how sure, how old it is, what contradicts it',
    request: { query: z.object({ entry: z.string().describe('`kind/slug`') }) },
    responses: { 200: jsonOf('The statements by field', apiStatements), ...BAD_PARAMETERS, ...NOT_FOUND, ...ALWAYS },
  });
  write(
    CLAIMS,
    'Say otherwise: another value of a field, kept beside the present one until it is settled',
    describedClaim,
    {
      201: jsonOf('It is kept; the entry has a new version', apiStated),
      409: problemOf('The field says so already, or an open statement does'),
    },
  );
  write(SETTLED, 'Settle which of the statements on a field holds', settledClaims, {
    200: jsonOf('It is settled', apiStated),
    409: problemOf('Nothing is open any more'),
    412: problemOf('Somebody has saved the entry since'),
  });
  write(REVIEWS, 'Ask somebody whether an entry or one of its fields is still true', reviewRequest, {
    201: jsonOf('It is asked', apiAsked),
    409: problemOf('This is asked already and waits for an answer'),
  });
  write(ANSWERS, 'Answer a request: still true, changed, or not me', reviewAnswer, {
    200: jsonOf('The answer is kept', apiAnswered),
    409: problemOf('Somebody has answered already'),
  });
}

import { z } from 'zod';
import { authorize } from '#lib/auth/authorize.ts';
import { changedEntries } from '#lib/contracts/api/change-entries.ts';
import {
  acceptBody,
  decisionPreview,
  proposeBody,
  proposeDocument,
  proposed,
  remarkBody,
  remarked,
} from '#lib/contracts/api/decision.ts';
import type { Action } from '#lib/domain/permissions.ts';
import { previewDecision } from '#lib/read/preview-decision.ts';
import { acceptDecision } from '#lib/store/decide/accept-decision.ts';
import { addRemark } from '#lib/store/decide/add-remark.ts';
import { proposeDecision } from '#lib/store/decide/propose-decision.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { askedBody } from '../asked-body.ts';
import { JSON_TYPES } from '../asked-entry.ts';
import { changedAnswer } from '../changed-answer.ts';
import { seenVersion } from '../if-match.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf, NOT_FOUND, problemOf, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse, problemResponse } from '../problem.ts';
import { noParameters } from '../query.ts';
import { writeFailure } from '../write-answer.ts';
import { ifMatch, jsonBodyOf, REFUSED } from './task-moves.ts';

const QUESTION = '/api/v1/questions/:slug';
const DECISIONS = `${QUESTION}/decisions`;
const DECISION = `${DECISIONS}/:decision`;
const REMARKS = `${QUESTION}/remarks`;

/** Decisions on a question: propose, look at what it would change, accept; and remarks. Goes before `/questions/{slug}`. */
export function decisionRoutes(app: ApiApp): void {
  describeRoutes(app);
  app.post(DECISIONS, propose);
  onlyThese(app, DECISIONS, ['POST']);
  app.get(`${DECISION}/preview`, preview);
  onlyThese(app, `${DECISION}/preview`, READ_ONLY);
  app.post(`${DECISION}/accept`, accept);
  onlyThese(app, `${DECISION}/accept`, ['POST']);
  app.post(REMARKS, remark);
  onlyThese(app, REMARKS, ['POST']);
}

const questionOf = (c: ApiContext): string => c.req.param('slug') ?? '';
const NO_STORE = { 'Cache-Control': 'no-store' };

/** The refusal of whoever may not, before anything else is read. */
function refusal(c: ApiContext, action: Action): Response | null {
  const leave = authorize(c.get('read').actor, action, { kind: 'question', slug: questionOf(c) });
  return leave.ok ? null : failureResponse(c, leave.failure);
}

async function propose(c: ApiContext): Promise<Response> {
  const refused = refusal(c, 'entry.edit');
  if (refused) return refused;
  const seen = seenVersion(c);
  if (!seen.ok) return problemResponse(c, { status: seen.status, detail: seen.detail });
  const asked = await askedBody(c, { types: JSON_TYPES, schema: proposeBody });
  if (asked instanceof Response) return asked;
  const { why, ...decision } = asked;
  const input = { question: questionOf(c), expectVersion: seen.version, decision, why };
  const done = await proposeDecision({ ctx: c.get('read'), input });
  if (!done.ok) return changedAnswer(c, done);
  const { slug, applied } = done.value;
  const version = applied[0]?.version ?? seen.version;
  return Response.json({ slug, version, changeSet: applied[0]?.changeSet ?? null }, { status: 201, headers: NO_STORE });
}

function preview(c: ApiContext): Promise<Response> | Response {
  const faults = noParameters(new URL(c.req.url).searchParams);
  if (faults.length > 0) return badParameters(c, faults);
  return answerPreview(c);
}

async function answerPreview(c: ApiContext): Promise<Response> {
  const input = { question: questionOf(c), decision: c.req.param('decision') ?? '' };
  const result = await previewDecision({ ctx: c.get('read'), input });
  // It tells what the asker may do, so it belongs to nobody else.
  return result.ok ? Response.json(result.value, { headers: NO_STORE }) : failureResponse(c, result.failure);
}

async function accept(c: ApiContext): Promise<Response> {
  const refused = refusal(c, 'entry.edit');
  if (refused) return refused;
  const seen = seenVersion(c);
  if (!seen.ok) return problemResponse(c, { status: seen.status, detail: seen.detail });
  const asked = await askedBody(c, { types: JSON_TYPES, schema: acceptBody });
  if (asked instanceof Response) return asked;
  const decision = c.req.param('decision') ?? '';
  const input = { ...asked, question: questionOf(c), expectVersion: seen.version, decision };
  return changedAnswer(c, await acceptDecision({ ctx: c.get('read'), input }));
}

async function remark(c: ApiContext): Promise<Response> {
  const refused = refusal(c, 'claim.state');
  if (refused) return refused;
  const asked = await askedBody(c, { types: JSON_TYPES, schema: remarkBody });
  if (asked instanceof Response) return asked;
  const done = await addRemark({ ctx: c.get('read'), input: { ...asked, question: questionOf(c) } });
  if (!done.ok) return writeFailure(c, done.failure);
  return Response.json(done.value, { status: 201, headers: NO_STORE });
}

function describeRoutes(app: ApiApp): void {
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const security = [{ bearer: [] }];
  const slug = slugParam('question');
  const decision = z.string().describe('Slug of the decision');
  const path = '/api/v1/questions/{slug}';
  register({
    method: 'post',
    path: `${path}/decisions`,
    summary: 'Propose a decision on a question, with the facts it would change',
    security,
    request: { params: z.object({ slug }), headers: ifMatch, body: jsonBodyOf(proposeDocument) },
    responses: {
      201: jsonOf('The proposed decision', proposed),
      ...REFUSED,
      409: problemOf('The question is in the trash'),
    },
  });
  register({
    method: 'get',
    path: `${path}/decisions/{decision}/preview`,
    summary: 'What accepting a decision would change: fields, and the pairs that would stand elsewhere',
    request: { params: z.object({ slug, decision }) },
    responses: {
      200: jsonOf('The preview', decisionPreview),
      ...BAD_PARAMETERS,
      ...NOT_FOUND,
      503: ALWAYS[503],
    },
  });
  register({
    method: 'post',
    path: `${path}/decisions/{decision}/accept`,
    summary: 'Accept a decision, and change the facts it names in the same act',
    security,
    request: { params: z.object({ slug, decision }), headers: ifMatch, body: jsonBodyOf(acceptBody) },
    responses: {
      200: jsonOf('What changed', changedEntries),
      ...REFUSED,
      409: problemOf('It is not proposed any more, or an entry it changes is in the trash'),
    },
  });
  const { 412: _stale, 428: _none, ...refused } = REFUSED;
  register({
    method: 'post',
    path: `${path}/remarks`,
    summary: 'Add a remark under your own name, for or against',
    security,
    request: { params: z.object({ slug }), body: jsonBodyOf(remarkBody) },
    responses: {
      201: jsonOf('The remark is stored', remarked),
      ...refused,
      409: problemOf('The question is in the trash'),
    },
  });
}

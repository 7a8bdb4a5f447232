import { z } from 'zod';
import { authorize } from '#lib/auth/authorize.ts';
import { changedEntries, entryFields } from '#lib/contracts/api/change-entries.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { changeTasksBody, moveTaskBody } from '#lib/contracts/api/task-moves.ts';
import { parseSerial } from '#lib/contracts/serial.ts';
import { changeTasks } from '#lib/store/tasks/change-tasks.ts';
import { moveTask } from '#lib/store/tasks/move-task.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { askedBody } from '../asked-body.ts';
import { JSON_TYPES } from '../asked-entry.ts';
import { changedAnswer } from '../changed-answer.ts';
import { seenVersion } from '../if-match.ts';
import { ALWAYS, jsonOf, NOT_FOUND, problemOf } from '../openapi-parts.ts';
import { failureResponse, problemResponse } from '../problem.ts';

const MOVE = '/api/v1/tasks/:number/move';
const BULK = '/api/v1/tasks/bulk';
const TASK = { kind: 'task', slug: '' } as const;

/** `POST /tasks/{number}/move` and `POST /tasks/bulk`. Goes before the address of one task. */
export function taskMoveRoutes(app: ApiApp): void {
  describeRoutes(app);
  app.post(MOVE, move);
  onlyThese(app, MOVE, ['POST']);
  app.post(BULK, bulk);
  onlyThese(app, BULK, ['POST']);
}

async function move(c: ApiContext): Promise<Response> {
  const ctx = c.get('read');
  const leave = authorize(ctx.actor, 'entry.edit', TASK);
  if (!leave.ok) return failureResponse(c, leave.failure);
  const number = parseSerial(c.req.param('number') ?? '');
  if (number === null) return problemResponse(c, { status: 404, detail: 'There is no such task.' });
  const seen = seenVersion(c);
  if (!seen.ok) return problemResponse(c, { status: seen.status, detail: seen.detail });
  const asked = await askedBody(c, { types: JSON_TYPES, schema: moveTaskBody });
  if (asked instanceof Response) return asked;
  const { to, state, subTasks, why } = asked;
  const input = { number, expectVersion: seen.version, place: to ?? null, state: state ?? null, subTasks, why };
  return changedAnswer(c, await moveTask({ ctx, input }));
}

async function bulk(c: ApiContext): Promise<Response> {
  const ctx = c.get('read');
  const leave = authorize(ctx.actor, 'entry.edit', TASK);
  if (!leave.ok) return failureResponse(c, leave.failure);
  const asked = await askedBody(c, { types: JSON_TYPES, schema: changeTasksBody });
  if (asked instanceof Response) return asked;
  const { to, ...input } = asked;
  return changedAnswer(c, await changeTasks({ ctx, input: { ...input, place: to ?? null } }), asked.preview);
}

/** What every route that writes with a version may answer beside success. */
export const REFUSED = {
  400: problemOf('The body is not JSON, or If-Match is no version'),
  401: problemOf('Nobody is signed in, or the token is not valid'),
  403: problemOf('The actor may not change this, or the request came from another site'),
  ...NOT_FOUND,
  412: {
    ...problemOf(''),
    description: 'Somebody has saved it since; `current` is the entry as it is now',
    content: {
      'application/problem+json': { schema: problem.extend({ current: entryFields.omit({ name: true }) }) },
    },
  },
  413: problemOf('The body is larger than 1 MB'),
  415: problemOf('The body is of another content type'),
  422: problemOf('Something cannot be stored as it is; `errors` points at it. Nothing was changed'),
  428: problemOf('If-Match is missing'),
  503: ALWAYS[503],
};

export const ifMatch = z.object({ 'if-match': z.string().describe('The version that was seen, in quotes: `"7"`') });
export const jsonBodyOf = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } });

function describeRoutes(app: ApiApp): void {
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const security = [{ bearer: [] }];
  register({
    method: 'post',
    path: '/api/v1/tasks/{number}/move',
    summary: 'Move a task in the order of priority, to another state, or both',
    security,
    request: {
      params: z.object({ number: z.int().min(1).describe('Number of the task') }),
      headers: ifMatch,
      body: jsonBodyOf(moveTaskBody),
    },
    responses: {
      200: jsonOf('What changed: the task, neighbours that made room, sub-tasks closed along', changedEntries),
      ...REFUSED,
      409: problemOf('Its neighbour is not there any more, or open sub-tasks are left and `subTasks` is `ask`'),
    },
  });
  const { 428: _none, ...refused } = REFUSED;
  register({
    method: 'post',
    path: BULK,
    summary: 'Change or move several tasks in one act: all of it is stored or nothing',
    security,
    request: { body: jsonBodyOf(changeTasksBody) },
    responses: {
      200: jsonOf('What changed', changedEntries),
      ...refused,
      409: problemOf('A neighbour is not there any more, or open sub-tasks are left and `subTasks` is `ask`'),
    },
  });
}

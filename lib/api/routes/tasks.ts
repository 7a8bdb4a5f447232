import { z } from 'zod';
import { apiTaskDetail, apiTaskList } from '#lib/contracts/api/task.ts';
import { parseTaskParams, taskFilters } from '#lib/contracts/task-params.ts';
import { TASK_STATES } from '#lib/domain/vocabulary.ts';
import { listTasks } from '#lib/read/list-tasks.ts';
import { readTask } from '#lib/read/read-task.ts';
import { type ApiApp, ENTRY_METHODS, LIST_METHODS, onlyThese } from '../api-app.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import { ALWAYS, anyOf, BAD_PARAMETERS, jsonOf, NOT_FOUND, paging, searchFor } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { noParameters, readStrictly } from '../query.ts';
import { toApiTask, toApiTaskDetail } from '../shapes/task.ts';

const KNOWN = { one: ['q', 'limit', 'cursor'], many: Object.keys(taskFilters) };

/** `GET /tasks` and `GET /tasks/{number}`. */
export function taskRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/tasks',
    summary: 'The task list: open ones by priority, then the closed ones',
    request: { query: z.object({ q: searchFor, state: anyOf(z.enum(TASK_STATES), 'States.'), ...paging }) },
    responses: { 200: jsonOf('A page of tasks', apiTaskList), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get('/api/v1/tasks', (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, parseTaskParams);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(
      c,
      ctx,
      async () => {
        const { items, nextCursor, total } = await listTasks({ ctx, input: asked.params });
        return { body: { items: items.map(toApiTask), nextCursor, total }, next: nextPage(c, nextCursor) };
      },
      { keep: true },
    );
  });
  onlyThese(app, '/api/v1/tasks', LIST_METHODS);

  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/tasks/{number}',
    summary: 'One task',
    request: { params: z.object({ number: z.int().min(1).describe('Number of the task') }) },
    responses: { 200: jsonOf('The task', apiTaskDetail), ...BAD_PARAMETERS, ...NOT_FOUND, ...ALWAYS },
  });
  app.get('/api/v1/tasks/:number', (c) => {
    const faults = noParameters(new URL(c.req.url).searchParams);
    if (faults.length > 0) return badParameters(c, faults);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const result = await readTask({ ctx, input: { number: c.req.param('number') } });
      return result.ok ? { body: toApiTaskDetail(result.value) } : failureResponse(c, result.failure);
    });
  });
  onlyThese(app, '/api/v1/tasks/:number', ENTRY_METHODS);
}

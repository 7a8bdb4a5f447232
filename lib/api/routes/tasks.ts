import { z } from 'zod';
import { apiTaskDetail, apiTaskList, apiTaskTable } from '#lib/contracts/api/task.ts';
import { tasksNoun } from '#lib/contracts/tables/tasks.ts';
import { listTasks } from '#lib/read/list-tasks.ts';
import { readTask } from '#lib/read/read-task.ts';
import { type ApiApp, ENTRY_METHODS, onlyThese } from '../api-app.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf, NOT_FOUND } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { noParameters } from '../query.ts';
import { toApiTask, toApiTaskDetail } from '../shapes/task.ts';
import { tableRoute } from '../table-route.ts';

/** `GET /tasks` and `GET /tasks/{number}`. */
export function taskRoutes(app: ApiApp): void {
  tableRoute(app, {
    path: '/api/v1/tasks',
    summary: 'The task list: open ones by priority, then the closed ones',
    noun: tasksNoun,
    page: apiTaskList,
    table: apiTaskTable,
    list: listTasks,
    toApi: toApiTask,
  });

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

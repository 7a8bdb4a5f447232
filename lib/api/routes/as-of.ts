import { z } from 'zod';
import { apiPastPackages, apiPastSites, apiPastTasks } from '#lib/contracts/api/as-of.ts';
import { type AsOfParams, parseAsOfParams, parsePastDay } from '#lib/contracts/as-of-params.ts';
import { listPackagesAsOf } from '#lib/read/as-of/list-packages.ts';
import { listSitesAsOf } from '#lib/read/as-of/list-sites.ts';
import { listTasksAsOf } from '#lib/read/as-of/list-tasks.ts';
import type { ReadContext } from '#lib/read/context.ts';
import type { PastListDto } from '#lib/read/dto-as-of.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf, NOT_FOUND, paging, searchFor } from '../openapi-parts.ts';
import { badParameters, problemResponse } from '../problem.ts';
import { type KnownParameters, readStrictly } from '../query.ts';

const BASE = '/api/v1/as-of';
const PAGED: KnownParameters = { one: ['q', 'limit', 'cursor', 'start'], many: [] };
const WHOLE: KnownParameters = { one: [], many: [] };

type Lister = (question: {
  ctx: ReadContext;
  input: { day: string; page: AsOfParams };
}) => Promise<PastListDto<unknown>>;

/** Lists as they were at the end of a day: `GET /as-of/{date}/packages`, `/sites` and `/tasks`. */
export function asOfRoutes(app: ApiApp): void {
  const paged = z.object({
    q: searchFor,
    ...paging,
    start: z.int().min(0).optional().describe('Position of the first row'),
  });
  listAsOf(app, 'packages', { answers: apiPastPackages, known: PAGED, query: paged, list: listPackagesAsOf });
  listAsOf(app, 'sites', { answers: apiPastSites, known: WHOLE, list: listSitesAsOf });
  listAsOf(app, 'tasks', { answers: apiPastTasks, known: WHOLE, list: listTasksAsOf });
}

interface PastRoute {
  answers: z.ZodType;
  known: KnownParameters;
  query?: z.ZodObject;
  list: Lister;
}

function listAsOf(app: ApiApp, noun: string, { answers, known, query, list }: PastRoute): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: `${BASE}/{date}/${noun}`,
    summary: `The ${noun} as they were at the end of a day, judged by today’s rules`,
    request: {
      params: z.object({ date: z.iso.date().describe('A day that has come') }),
      ...(query && { query }),
    },
    responses: { 200: jsonOf(`The ${noun} of then`, answers), ...BAD_PARAMETERS, ...NOT_FOUND, ...ALWAYS },
  });
  const path = `${BASE}/:date/${noun}`;
  app.get(path, (c) => answer(c, known, list));
  onlyThese(app, path, READ_ONLY);
}

function answer(c: ApiContext, known: KnownParameters, list: Lister): Promise<Response> | Response {
  const ctx = c.get('read');
  const day = parsePastDay(c.req.param('date') ?? '', ctx.now);
  if (day === null) {
    const detail = 'The address names no day that has come, such as 2017-07-24.';
    return problemResponse(c, { status: 404, detail });
  }
  const asked = readStrictly(new URL(c.req.url).searchParams, known, parseAsOfParams);
  if (!asked.ok) return badParameters(c, asked.errors);
  return jsonAnswer(c, ctx, async () => {
    const { items, nextCursor, total } = await list({ ctx, input: { day, page: asked.params } });
    return { body: { day, items, nextCursor, total }, next: nextPage(c, nextCursor) };
  });
}

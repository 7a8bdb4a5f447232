import { z } from 'zod';
import { authorize } from '#lib/auth/authorize.ts';
import type { Result } from '#lib/base/errors.ts';
import { apiView, apiViews, newView, VIEW_TABLES, viewPatch } from '#lib/contracts/views.ts';
import { listViews } from '#lib/read/list-views.ts';
import { changeView } from '#lib/store/views/change-view.ts';
import { deleteView } from '#lib/store/views/delete-view.ts';
import { type SavedView, saveView } from '#lib/store/views/save-view.ts';
import { type ApiApp, type ApiContext, LIST_METHODS, onlyThese } from '../api-app.ts';
import { askedBody } from '../asked-body.ts';
import { JSON_TYPES } from '../asked-entry.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf, NOT_FOUND, problemOf } from '../openapi-parts.ts';
import { badParameters, failureResponse, problemResponse } from '../problem.ts';
import { writeFailure } from '../write-answer.ts';

const PATH = '/api/v1/views';
const ONE = `${PATH}/:id`;
const NO_STORE = { 'Cache-Control': 'no-store' };

/** Saved views of tables: `GET /views`, `POST /views`, `PATCH /views/{id}`, `DELETE /views/{id}`. */
export function viewRoutes(app: ApiApp): void {
  describeRoutes(app);
  app.get(PATH, list);
  app.post(PATH, save);
  onlyThese(app, PATH, LIST_METHODS);
  app.patch(ONE, change);
  app.delete(ONE, remove);
  onlyThese(app, ONE, ['PATCH', 'DELETE']);
}

async function list(c: ApiContext): Promise<Response> {
  const search = new URL(c.req.url).searchParams;
  const given = search.getAll('table');
  const table = VIEW_TABLES.find((known) => known === given[0]) ?? null;
  const unknown = [...search.keys()].some((name) => name !== 'table');
  if (unknown || given.length > 1 || (given.length === 1 && table === null)) {
    return badParameters(c, [{ pointer: '/query/table', detail: `At most once, one of ${VIEW_TABLES.join(', ')}.` }]);
  }
  return Response.json({ items: await listViews({ ctx: c.get('read'), input: { table } }) }, { headers: NO_STORE });
}

/** The id in the address, or the answer to whoever may keep nothing, or to an address that is none. */
function asked(c: ApiContext): number | Response {
  const leave = authorize(c.get('read').actor, 'own.keep', null);
  if (!leave.ok) return failureResponse(c, leave.failure);
  const id = c.req.param('id') ?? '0';
  if (/^\d{1,9}$/.test(id)) return Number(id);
  return problemResponse(c, { status: 404, detail: 'There is no such view.' });
}

async function save(c: ApiContext): Promise<Response> {
  const leave = asked(c);
  if (leave instanceof Response) return leave;
  const body = await askedBody(c, { types: JSON_TYPES, schema: newView });
  return body instanceof Response ? body : answer(c, 201, await saveView({ ctx: c.get('read'), input: body }));
}

async function change(c: ApiContext): Promise<Response> {
  const id = asked(c);
  if (id instanceof Response) return id;
  const patch = await askedBody(c, { types: JSON_TYPES, schema: viewPatch });
  if (patch instanceof Response) return patch;
  return answer(c, 200, await changeView({ ctx: c.get('read'), input: { id, patch } }));
}

async function remove(c: ApiContext): Promise<Response> {
  const id = asked(c);
  if (id instanceof Response) return id;
  const done = await deleteView({ ctx: c.get('read'), input: { id } });
  return done.ok ? new Response(null, { status: 204, headers: NO_STORE }) : writeFailure(c, done.failure);
}

async function answer(c: ApiContext, status: number, done: Result<SavedView>): Promise<Response> {
  if (!done.ok) return writeFailure(c, done.failure);
  const views = await listViews({ ctx: c.get('read'), input: { table: null } });
  const view = views.find(({ id }) => id === done.value.id);
  return Response.json(view, { status, headers: NO_STORE });
}

function describeRoutes(app: ApiApp): void {
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const json = (schema: z.ZodType) => ({ required: true, content: { 'application/json': { schema } } });
  const params = z.object({ id: z.int().min(1).describe('Number of the view') });
  const refused = {
    401: problemOf('Nobody is signed in'),
    403: problemOf('The actor may not do this; a token may not either'),
    503: ALWAYS[503],
  };
  const bad = {
    400: problemOf('The body is not JSON'),
    409: problemOf('There is a view of that name, or a view that everybody has would be hidden from them'),
    413: problemOf('The body is larger than 1 MB'),
    415: problemOf('The body is of another content type'),
    422: problemOf('The name or the query cannot be used; `errors` points at it'),
  };
  const table = z.enum(VIEW_TABLES).optional().describe('Those of one table');
  register({
    method: 'get',
    path: PATH,
    summary: 'Saved views of tables: those that are shared, and the asker’s own',
    request: { query: z.object({ table }) },
    responses: { 200: jsonOf('Views', apiViews), ...BAD_PARAMETERS, 503: ALWAYS[503] },
  });
  register({
    method: 'post',
    path: PATH,
    summary: 'Save what a table shows under a name',
    request: { body: json(newView) },
    responses: { 201: jsonOf('The new view', apiView), ...bad, ...refused },
  });
  register({
    method: 'patch',
    path: `${PATH}/{id}`,
    summary: 'Change a view: its name, its query, who has it',
    request: { params, body: json(viewPatch) },
    responses: { 200: jsonOf('The view as it is now', apiView), ...bad, ...refused, ...NOT_FOUND },
  });
  register({
    method: 'delete',
    path: `${PATH}/{id}`,
    summary: 'Delete a view',
    request: { params },
    responses: { 204: { description: 'It is gone' }, ...refused, ...NOT_FOUND },
  });
}

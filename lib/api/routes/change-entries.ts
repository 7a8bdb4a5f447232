import { z } from 'zod';
import { authorize } from '#lib/auth/authorize.ts';
import { changedEntries, changeEntriesBody, entryFields, entryFieldsList } from '#lib/contracts/api/change-entries.ts';
import { problem } from '#lib/contracts/api/common.ts';
import { reasonBody } from '#lib/contracts/api/entry-write.ts';
import { ENTRIES_AT_MOST } from '#lib/contracts/edit/at-most.ts';
import { ANY_ENTRY } from '#lib/domain/permissions.ts';
import { addressOf, readFields } from '#lib/read/read-fields.ts';
import { changeEntries } from '#lib/store/change-entries.ts';
import { revertChangeSet } from '#lib/store/revert-change-set.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { askedBody } from '../asked-body.ts';
import { JSON_TYPES } from '../asked-entry.ts';
import { changedAnswer } from '../changed-answer.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, BAD_PARAMETERS, BODY_REFUSED, jsonOf, NOT_FOUND, problemOf } from '../openapi-parts.ts';
import { badParameters, failureResponse, problemResponse } from '../problem.ts';

const FIELDS = '/api/v1/fields';
const CHANGES = '/api/v1/changes';

/** Several entries in one act: `GET /fields`, `POST /changes`, `POST /changes/{id}/revert`. Goes before the list of changes. */
export function changeEntriesRoutes(app: ApiApp): void {
  describeRoutes(app);
  app.get(FIELDS, fields);
  onlyThese(app, FIELDS, READ_ONLY);
  app.post(CHANGES, change);
  app.post(`${CHANGES}/:id/revert`, revert);
  onlyThese(app, `${CHANGES}/:id/revert`, ['POST']);
}

function fields(c: ApiContext): Promise<Response> | Response {
  const search = new URL(c.req.url).searchParams;
  const asked = search.getAll('entry');
  const entries = asked.flatMap((text) => addressOf(text) ?? []);
  const unknown = [...search.keys()].some((name) => name !== 'entry');
  if (unknown || entries.length !== asked.length || asked.length === 0 || asked.length > ENTRIES_AT_MOST) {
    const detail = `Up to ${ENTRIES_AT_MOST} times entry=kind/slug, as in entry=package/gleam, and nothing else.`;
    return badParameters(c, [{ pointer: '/query/entry', detail }]);
  }
  const ctx = c.get('read');
  return jsonAnswer(c, ctx, async () => ({ body: { items: await readFields({ ctx, input: { entries } }) } }));
}

async function change(c: ApiContext): Promise<Response> {
  const ctx = c.get('read');
  // Whoever may edit nothing at all is told so before the body is read; the store judges every entry.
  const leave = authorize(ctx.actor, 'entry.edit', ANY_ENTRY);
  if (!leave.ok) return failureResponse(c, leave.failure);
  const asked = await askedBody(c, { types: JSON_TYPES, schema: changeEntriesBody });
  if (asked instanceof Response) return asked;
  return changedAnswer(c, await changeEntries({ ctx, input: asked }), asked.preview);
}

async function revert(c: ApiContext): Promise<Response> {
  const ctx = c.get('read');
  const leave = authorize(ctx.actor, 'entry.revert', ANY_ENTRY);
  if (!leave.ok) return failureResponse(c, leave.failure);
  const id = c.req.param('id') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(id)) return problemResponse(c, { status: 404, detail: 'There is no such change.' });
  const asked = await askedBody(c, { types: JSON_TYPES, schema: reasonBody, optional: true });
  if (asked instanceof Response) return asked;
  return changedAnswer(c, await revertChangeSet({ ctx, input: { changeSet: Number(id), why: asked.why ?? '' } }));
}

function describeRoutes(app: ApiApp): void {
  const register = app.openAPIRegistry.registerPath.bind(app.openAPIRegistry);
  const security = [{ bearer: [] }];
  const json = (schema: z.ZodType, required = true) => ({ required, content: { 'application/json': { schema } } });
  const refused = {
    ...BODY_REFUSED,
    403: problemOf('The actor may not change one of the entries, or the request came from another site'),
    ...NOT_FOUND,
    422: problemOf('Something cannot be stored as it is; `errors` points at it. Nothing was changed'),
  };
  register({
    method: 'get',
    path: FIELDS,
    summary: 'Entries as they are edited: their versions, and all fields by path',
    request: { query: z.object({ entry: z.array(z.string()).describe('`kind/slug`, up to 500 times') }) },
    responses: {
      200: jsonOf('Those that exist, in the order asked for', entryFieldsList),
      ...BAD_PARAMETERS,
      ...ALWAYS,
    },
  });
  register({
    method: 'post',
    path: CHANGES,
    summary: 'Change several entries in one act: all of it is stored or nothing',
    security,
    request: { body: json(changeEntriesBody) },
    responses: {
      200: jsonOf('What changed; entries of which nothing changed are left out', changedEntries),
      ...refused,
      409: problemOf('One of the entries is in the trash'),
      412: {
        ...problemOf(''),
        description: 'Somebody has saved one of them since; `current` is that entry as it is now',
        content: {
          'application/problem+json': { schema: problem.extend({ current: entryFields.omit({ name: true }) }) },
        },
      },
    },
  });
  register({
    method: 'post',
    path: `${CHANGES}/{id}/revert`,
    summary: 'Undo everything one change did',
    security,
    request: {
      params: z.object({ id: z.int().min(1).describe('Number of the change') }),
      body: json(reasonBody, false),
    },
    responses: {
      200: jsonOf('What was changed back', changedEntries),
      ...refused,
      409: problemOf('A field has changed since, or the change created or trashed an entry. Nothing was reverted'),
    },
  });
}

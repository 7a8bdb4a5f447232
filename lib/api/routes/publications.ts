import { authorize } from '#lib/auth/authorize.ts';
import { apiPublication, publicationReport } from '#lib/contracts/api/publication.ts';
import { recordPublication } from '#lib/store/publications/record-publication.ts';
import { type ApiApp, type ApiContext, onlyThese } from '../api-app.ts';
import { askedBody } from '../asked-body.ts';
import { JSON_TYPES } from '../asked-entry.ts';
import { BODY_REFUSED, jsonOf, problemOf } from '../openapi-parts.ts';
import { failureResponse } from '../problem.ts';
import { writeFailure } from '../write-answer.ts';

const PATH = '/api/v1/publications';

/** `POST /publications`: a publisher, or somebody at a site, says where a build is to be had. */
export function publicationRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: PATH,
    summary: 'Report that a build is to be had in a registry, in CVMFS or as a SIF file, or no longer is',
    description:
      'A publication is told by its build, channel, path and site. Reports of one may come in any order and more than once: the one with the latest `at` counts.',
    security: [{ bearer: [] }],
    request: { body: { required: true, content: { 'application/json': { schema: publicationReport } } } },
    responses: {
      200: jsonOf('It was known before; as it is now', apiPublication),
      201: jsonOf('It was not known before', apiPublication),
      ...BODY_REFUSED,
      403: problemOf('The token lacks the scope `publications:write`, or the request came from another site'),
      422: problemOf('There is no such build or site, or something cannot be; `errors` points at it'),
    },
  });
  app.post(PATH, report);
  onlyThese(app, PATH, ['POST']);
}

async function report(c: ApiContext): Promise<Response> {
  const ctx = c.get('read');
  const leave = authorize(ctx.actor, 'publication.report', null);
  if (!leave.ok) return failureResponse(c, leave.failure);
  const input = await askedBody(c, { types: JSON_TYPES, schema: publicationReport });
  if (input instanceof Response) return input;
  const done = await recordPublication({ ctx, input });
  if (!done.ok) return writeFailure(c, done.failure);
  const { isNew, duplicate, ...publication } = done.value;
  const body = { ...publication, ...(duplicate && { duplicate }) };
  return Response.json(body, { status: isNew ? 201 : 200, headers: { 'Cache-Control': 'no-store' } });
}

import type { z } from 'zod';
import { authorize } from '#lib/auth/authorize.ts';
import { buildReport, reportedBuild } from '#lib/contracts/api/build-report.ts';
import { buildById } from '#lib/read/build-rows.ts';
import { entryId, noSuch } from '#lib/read/entry-details.ts';
import { recordCiBuild } from '#lib/store/builds/record-ci-build.ts';
import type { ApiApp, ApiContext } from '../api-app.ts';
import { askedBody } from '../asked-body.ts';
import { JSON_TYPES } from '../asked-entry.ts';
import { BODY_REFUSED, jsonOf, problemOf } from '../openapi-parts.ts';
import { failureResponse } from '../problem.ts';
import { writeFailure } from '../write-answer.ts';

const PATH = '/api/v1/builds';

/** `POST /builds`: a CI job says how far a build came. Goes before the list of builds, which answers other methods. */
export function buildReportRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: PATH,
    summary: 'Report how far a build of an image came',
    description:
      'Reports of one job, known by `ciUrl` or else by `revision`, may come in any order and more than once. Without a digest, one that succeeded waits until the registry shows a build of the same revision.',
    security: [{ bearer: [] }],
    request: { body: { required: true, content: { 'application/json': { schema: buildReport } } } },
    responses: {
      200: jsonOf('A build that was known before, as it is now', reportedBuild),
      201: jsonOf('A build that was not known before', reportedBuild),
      ...BODY_REFUSED,
      403: problemOf('The token lacks the scope `builds:write`, or the request came from another site'),
      409: problemOf('The digest is a build of another image'),
      422: problemOf('Something cannot be stored as it is; `errors` points at it. Nothing was changed'),
    },
  });
  app.post(PATH, report);
}

async function report(c: ApiContext): Promise<Response> {
  const ctx = c.get('read');
  const leave = authorize(ctx.actor, 'build.report', null);
  if (!leave.ok) return failureResponse(c, leave.failure);
  const asked = await askedBody(c, { types: JSON_TYPES, schema: buildReport });
  if (asked instanceof Response) return asked;
  const imageId = await entryId(ctx, 'image', asked.image);
  if (imageId === null) {
    const { detail } = noSuch('image', asked.image).failure;
    return writeFailure(c, { kind: 'invalid', detail, errors: [{ pointer: '/image', detail }] });
  }
  const done = await recordCiBuild({ ctx, input: { imageId, ...toInput(asked) } });
  if (!done.ok) return writeFailure(c, done.failure);
  const { buildId, isNew } = done.value;
  const body = { ...(await buildById(ctx, buildId)), isNew };
  return Response.json(body, { status: isNew ? 201 : 200, headers: { 'Cache-Control': 'no-store' } });
}

const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));

const toInput = ({ digest, tag, status, revision, ciUrl, startedAt, finishedAt }: z.output<typeof buildReport>) => ({
  ...{ digest, tag, revision, ciUrl, state: status },
  startedAt: moment(startedAt),
  finishedAt: moment(finishedAt),
});

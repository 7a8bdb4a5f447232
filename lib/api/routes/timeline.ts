import { z } from 'zod';
import { apiTimeline } from '#lib/contracts/api/timeline.ts';
import { readTimeline } from '#lib/read/read-timeline.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { ALWAYS, jsonOf, NOT_FOUND, problemOf } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { noParameters } from '../query.ts';

const PATH = '/api/v1/builds/:digest/timeline';

/** `GET /builds/{digest}/timeline`: a build's way to each site. Says what time it is, so it is never kept. */
export function timelineRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/builds/{digest}/timeline',
    summary: 'A build’s way from the push to a test at each site, and what is outstanding of it',
    request: {
      params: z.object({ digest: z.string().describe('Its digest, or at least its first twelve hex digits') }),
    },
    responses: {
      200: jsonOf('Its way', apiTimeline),
      ...NOT_FOUND,
      409: problemOf('More than one digest begins so'),
      503: ALWAYS[503],
    },
  });
  app.get(PATH, async (c) => {
    const faults = noParameters(new URL(c.req.url).searchParams);
    if (faults.length > 0) return badParameters(c, faults);
    const read = await readTimeline({ ctx: c.get('read'), input: { digest: c.req.param('digest') } });
    if (!read.ok) return failureResponse(c, read.failure);
    return Response.json(read.value, { headers: { 'Cache-Control': 'no-store' } });
  });
  onlyThese(app, PATH, READ_ONLY);
}

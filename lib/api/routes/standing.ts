import { z } from 'zod';
import { apiStanding } from '#lib/contracts/api/site.ts';
import { readStanding } from '#lib/read/read-standing.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, jsonOf, NOT_FOUND, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { noParameters } from '../query.ts';

/** `GET /sites/{slug}/standing`: what a row of the farms table opens to. */
export function standingRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/sites/{slug}/standing',
    summary: 'What is ready at a site of what is needed there, and what most of the rest wait for',
    request: { params: z.object({ slug: slugParam('site') }) },
    responses: { 200: jsonOf('Where the site stands', apiStanding), ...NOT_FOUND, ...ALWAYS },
  });
  app.get('/api/v1/sites/:slug/standing', (c) => {
    const faults = noParameters(new URL(c.req.url).searchParams);
    if (faults.length > 0) return badParameters(c, faults);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const result = await readStanding({ ctx, input: { site: c.req.param('slug') } });
      return result.ok ? { body: result.value } : failureResponse(c, result.failure);
    });
  });
  onlyThese(app, '/api/v1/sites/:slug/standing', READ_ONLY);
}

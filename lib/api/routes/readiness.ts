import { z } from 'zod';
import { level } from '#lib/contracts/api/common.ts';
import { apiPairList, apiVerdict } from '#lib/contracts/api/readiness.ts';
import { parseReadinessParams } from '#lib/contracts/list-params.ts';
import { listReadiness } from '#lib/read/list-readiness.ts';
import { readPair } from '#lib/read/read-pair.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import { ALWAYS, anyOf, BAD_PARAMETERS, jsonOf, NOT_FOUND, paging, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { noParameters, readStrictly } from '../query.ts';
import { toApiPair, toApiVerdict } from '../shapes/readiness.ts';

const KNOWN = { one: ['targeted', 'limit', 'cursor'], many: ['package', 'site', 'level'] };

/** `GET /readiness` and `GET /readiness/{package}/{site}`. */
export function readinessRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/readiness',
    summary: 'Pairs of package and site',
    request: {
      query: z.object({
        package: anyOf(z.string(), 'Packages.'),
        site: anyOf(z.string(), 'Sites.'),
        level: anyOf(level, 'Levels.'),
        targeted: z.enum(['true', 'false']).optional().describe('Whether a use case asks for the pair'),
        ...paging,
      }),
    },
    responses: { 200: jsonOf('A page of pairs', apiPairList), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get('/api/v1/readiness', (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, parseReadinessParams);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(
      c,
      ctx,
      async () => {
        const { items, nextCursor, total } = await listReadiness({ ctx, input: asked.params });
        return { body: { items: items.map(toApiPair), nextCursor, total }, next: nextPage(c, nextCursor) };
      },
      { keep: true },
    );
  });
  onlyThese(app, '/api/v1/readiness', READ_ONLY);

  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/readiness/{package}/{site}',
    summary: 'The verdict on a pair, with every route and check',
    request: { params: z.object({ package: slugParam('package'), site: slugParam('site') }) },
    responses: { 200: jsonOf('The verdict', apiVerdict), ...NOT_FOUND, ...ALWAYS },
  });
  app.get('/api/v1/readiness/:package/:site', (c) => {
    const faults = noParameters(new URL(c.req.url).searchParams);
    if (faults.length > 0) return badParameters(c, faults);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const input = { package: c.req.param('package'), site: c.req.param('site') };
      const result = await readPair({ ctx, input });
      return result.ok ? { body: toApiVerdict(result.value) } : failureResponse(c, result.failure);
    });
  });
  onlyThese(app, '/api/v1/readiness/:package/:site', READ_ONLY);
}

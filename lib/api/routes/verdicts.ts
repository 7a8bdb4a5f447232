import { z } from 'zod';
import { apiVerdicts } from '#lib/contracts/api/readiness.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import { readVerdicts } from '#lib/read/read-verdicts.ts';
import { COLUMNS_AT_MOST } from '#lib/read/shown-sites.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, anyOf, BAD_PARAMETERS, jsonOf, NOT_FOUND, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { readStrictly } from '../query.ts';
import { toApiVerdict } from '../shapes/readiness.ts';

const KNOWN = { one: [], many: ['site'] };

/** `GET /packages/{slug}/verdicts`: what a row of the status table opens to. */
export function verdictRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/packages/{slug}/verdicts',
    summary: 'The verdicts on one package at some sites, with every route and check',
    request: {
      params: z.object({ slug: slugParam('package') }),
      query: z.object({
        site: anyOf(z.string(), `At most ${COLUMNS_AT_MOST} sites; without any, those that a table shows.`),
      }),
    },
    responses: { 200: jsonOf('The verdicts', apiVerdicts), ...BAD_PARAMETERS, ...NOT_FOUND, ...ALWAYS },
  });
  app.get('/api/v1/packages/:slug/verdicts', (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, (search) => {
      const params = search.getAll('site');
      const good = params.length <= COLUMNS_AT_MOST && params.every((slug) => SLUG.test(slug));
      const detail = `Slugs of sites, at most ${COLUMNS_AT_MOST}.`;
      return { params, problems: good ? [] : [{ parameter: 'site', detail }] };
    });
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const result = await readVerdicts({ ctx, input: { package: c.req.param('slug'), sites: asked.params } });
      return result.ok ? { body: { items: result.value.map(toApiVerdict) } } : failureResponse(c, result.failure);
    });
  });
  onlyThese(app, '/api/v1/packages/:slug/verdicts', READ_ONLY);
}

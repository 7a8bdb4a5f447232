import { z } from 'zod';
import { apiSiteDetail, apiSiteList, apiSiteTable } from '#lib/contracts/api/site.ts';
import { sitesNoun } from '#lib/contracts/tables/sites.ts';
import { listSites } from '#lib/read/list-sites.ts';
import { readSite } from '#lib/read/read-site.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, jsonOf, NOT_FOUND, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { noParameters } from '../query.ts';
import { toApiSite, toApiSiteDetail } from '../shapes/site.ts';
import { tableRoute } from '../table-route.ts';

/** `GET /sites` and `GET /sites/{slug}`. */
export function siteRoutes(app: ApiApp): void {
  tableRoute(app, {
    path: '/api/v1/sites',
    summary: 'The farms',
    noun: sitesNoun,
    page: apiSiteList,
    table: apiSiteTable,
    list: listSites,
    toApi: toApiSite,
  });

  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/sites/{slug}',
    summary: 'One site',
    request: { params: z.object({ slug: slugParam('site') }) },
    responses: { 200: jsonOf('The site', apiSiteDetail), ...NOT_FOUND, ...ALWAYS },
  });
  app.get('/api/v1/sites/:slug', (c) => {
    const faults = noParameters(new URL(c.req.url).searchParams);
    if (faults.length > 0) return badParameters(c, faults);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const result = await readSite({ ctx, input: { slug: c.req.param('slug') } });
      return result.ok ? { body: toApiSiteDetail(result.value) } : failureResponse(c, result.failure);
    });
  });
  onlyThese(app, '/api/v1/sites/:slug', READ_ONLY);
}

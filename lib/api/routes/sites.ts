import { z } from 'zod';
import { apiSiteDetail, apiSiteList, apiSiteTable } from '#lib/contracts/api/site.ts';
import { parseSiteParams, SITE_SORTS } from '#lib/contracts/list-params.ts';
import { listSites } from '#lib/read/list-sites.ts';
import { readSite } from '#lib/read/read-site.ts';
import { type ApiApp, ENTRY_METHODS, LIST_METHODS, onlyThese } from '../api-app.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import {
  ALWAYS,
  BAD_PARAMETERS,
  jsonOf,
  NOT_FOUND,
  paging,
  searchFor,
  slugParam,
  sortByMany,
  TABLE_PARAMETERS,
  tableParameters,
} from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { noParameters, orTable, readStrictly } from '../query.ts';
import { toApiSite, toApiSiteDetail } from '../shapes/site.ts';

const KNOWN = { one: ['q', 'sort', 'limit', 'cursor', ...TABLE_PARAMETERS], many: [] };

/** `GET /sites` and `GET /sites/{slug}`. */
export function siteRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/sites',
    summary: 'The farms',
    request: { query: z.object({ q: searchFor, sort: sortByMany(SITE_SORTS), ...paging, ...tableParameters }) },
    responses: { 200: jsonOf('A page of sites', z.union([apiSiteList, apiSiteTable])), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get('/api/v1/sites', (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, orTable(parseSiteParams));
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(
      c,
      ctx,
      async () => {
        const { items, nextCursor, total, previousCursor, start } = await listSites({ ctx, input: asked.params.list });
        const list = { items: items.map(toApiSite), nextCursor, total };
        const table = { previousCursor, start, shown: total, groups: null };
        return { body: asked.params.asTable ? { ...list, ...table } : list, next: nextPage(c, nextCursor) };
      },
      { keep: true },
    );
  });
  onlyThese(app, '/api/v1/sites', LIST_METHODS);

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
  onlyThese(app, '/api/v1/sites/:slug', ENTRY_METHODS);
}

import { z } from 'zod';
import { apiPackage, apiPackageList, apiPackageTable } from '#lib/contracts/api/package.ts';
import { PACKAGE_SORTS, packageFilters, parsePackageParams } from '#lib/contracts/list-params.ts';
import { listPackages } from '#lib/read/list-packages.ts';
import { readPackage } from '#lib/read/read-package.ts';
import { type ApiApp, ENTRY_METHODS, LIST_METHODS, onlyThese } from '../api-app.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import {
  ALWAYS,
  BAD_PARAMETERS,
  groupParameters,
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
import { toApiPackage } from '../shapes/package.ts';

const KNOWN = {
  one: ['q', 'sort', 'limit', 'cursor', ...TABLE_PARAMETERS, 'group'],
  many: [...Object.keys(packageFilters), 'closed'],
};

/** `GET /packages` and `GET /packages/{slug}`. */
export function packageRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/packages',
    summary: 'The status table',
    request: {
      query: z.object({
        q: searchFor,
        sort: sortByMany(PACKAGE_SORTS),
        ...Object.fromEntries(Object.entries(packageFilters).map(([name, schema]) => [name, schema.optional()])),
        ...paging,
        ...tableParameters,
        ...groupParameters,
      }),
    },
    responses: {
      200: jsonOf('A page of packages', z.union([apiPackageList, apiPackageTable])),
      ...BAD_PARAMETERS,
      ...ALWAYS,
    },
  });
  app.get('/api/v1/packages', (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, orTable(parsePackageParams));
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(
      c,
      ctx,
      async () => {
        const { items, nextCursor, total, ...table } = await listPackages({ ctx, input: asked.params.list });
        const list = { items: items.map(toApiPackage), nextCursor, total };
        return { body: asked.params.asTable ? { ...list, ...table } : list, next: nextPage(c, nextCursor) };
      },
      { keep: true },
    );
  });
  onlyThese(app, '/api/v1/packages', LIST_METHODS);

  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/packages/{slug}',
    summary: 'One package',
    request: { params: z.object({ slug: slugParam('package') }) },
    responses: { 200: jsonOf('The package', apiPackage), ...NOT_FOUND, ...ALWAYS },
  });
  app.get('/api/v1/packages/:slug', (c) => {
    const faults = noParameters(new URL(c.req.url).searchParams);
    if (faults.length > 0) return badParameters(c, faults);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const result = await readPackage({ ctx, input: { slug: c.req.param('slug') } });
      return result.ok ? { body: toApiPackage(result.value) } : failureResponse(c, result.failure);
    });
  });
  onlyThese(app, '/api/v1/packages/:slug', ENTRY_METHODS);
}

import { z } from 'zod';
import { apiPackage, apiPackageList, apiPackageTable } from '#lib/contracts/api/package.ts';
import { PACKAGE_SORTS, packageFilters, parsePackageParams } from '#lib/contracts/list-params.ts';
import { listPackageTexts } from '#lib/read/list-packages.ts';
import { toOctets } from '#lib/read/octets.ts';
import { readPackageText } from '#lib/read/read-package-text.ts';
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
  tableParameters,
} from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { knownParameters, noParameters, orTable, readStrictly } from '../query.ts';

const KNOWN = knownParameters({ filters: packageFilters, isGrouped: true });

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
        const { list, asTable } = asked.params;
        const { items, nextCursor, total, previousCursor, around } = await listPackageTexts({ ctx, input: list });
        const rest = asTable ? { previousCursor, ...(await around()) } : {};
        const end = toOctets(JSON.stringify({ nextCursor, total, ...rest }).slice(1));
        return { json: `{"items":[${items.join(',')}],${end}`, next: nextPage(c, nextCursor) };
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
    const answer = async () => {
      const result = await readPackageText({ ctx, input: { slug: c.req.param('slug') } });
      return result.ok ? { json: result.value } : failureResponse(c, result.failure);
    };
    return jsonAnswer(c, ctx, answer, { keep: true });
  });
  onlyThese(app, '/api/v1/packages/:slug', ENTRY_METHODS);
}

import { z } from 'zod';
import { apiMatrix } from '#lib/contracts/api/matrix.ts';
import { packageFilters } from '#lib/contracts/list-params.ts';
import { parseMatrixParams, SITE_LIMIT_MAX, WINDOW_PARAMETERS } from '#lib/contracts/matrix-params.ts';
import { START_MAX } from '#lib/contracts/table-params.ts';
import { readMatrixWindow } from '#lib/read/read-matrix-window.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf, paging, searchFor } from '../openapi-parts.ts';
import { badParameters } from '../problem.ts';
import { readStrictly } from '../query.ts';
import { toApiMatrix } from '../shapes/matrix.ts';

const KNOWN = { one: ['q', 'sort', 'limit', ...WINDOW_PARAMETERS], many: Object.keys(packageFilters) };

const place = z.int().min(0).max(START_MAX).default(0).optional();

/** `GET /matrix`: packages down, sites across, a window at a time. */
export function matrixRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/matrix',
    summary: 'A window of the matrix of packages and sites, with roll-ups over all of it',
    request: {
      query: z.object({
        q: searchFor,
        sort: z.string().optional().describe('As in the list of packages'),
        ...Object.fromEntries(Object.entries(packageFilters).map(([name, schema]) => [name, schema.optional()])),
        limit: paging.limit,
        start: place.describe('The first package of the window, counted from 0'),
        siteStart: place.describe('The first site of the window, counted from 0'),
        siteLimit: z.int().min(1).max(SITE_LIMIT_MAX).default(SITE_LIMIT_MAX).optional(),
      }),
    },
    responses: { 200: jsonOf('The window', apiMatrix), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get('/api/v1/matrix', (c) => {
    const url = new URL(c.req.url);
    const asked = readStrictly(url.searchParams, KNOWN, parseMatrixParams);
    if (!asked.ok) return badParameters(c, asked.errors);
    const { params } = asked;
    const ctx = c.get('read');
    return jsonAnswer(
      c,
      ctx,
      async () => {
        const body = toApiMatrix(await readMatrixWindow({ ctx, input: params }));
        const end = params.start + params.list.limit;
        url.searchParams.set('start', String(end));
        return { body, next: end < body.total ? `${url.pathname}?${url.searchParams}` : null };
      },
      { keep: true },
    );
  });
  onlyThese(app, '/api/v1/matrix', READ_ONLY);
}

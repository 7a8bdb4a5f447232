import { z } from 'zod';
import type { Result } from '#lib/base/errors.ts';
import { type PlainList, type PlainListParams, parsePlainParams } from '#lib/contracts/plain-list-params.ts';
import type { ReadContext } from '#lib/read/context.ts';
import { type ApiApp, LIST_METHODS, onlyThese } from '../api-app.ts';
import { entryRoute } from '../entry-route.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf, paging, searchFor, sortBy } from '../openapi-parts.ts';
import { badParameters } from '../problem.ts';
import { readStrictly } from '../query.ts';

const KNOWN = { one: ['q', 'sort', 'limit', 'cursor'], many: [] };

/** What tells one of these lists from another. */
export interface PlainRoutes<Row> {
  list: PlainList;
  /** "platform", as sentences of the document use it. */
  noun: string;
  summary: string;
  item: z.ZodType;
  page: z.ZodType;
  readList: (question: { ctx: ReadContext; input: PlainListParams }) => Promise<{
    items: Row[];
    nextCursor: string | null;
    total: number;
  }>;
  readOne: (question: { ctx: ReadContext; input: { slug: string } }) => Promise<Result<Row>>;
  toApi: (row: Row) => unknown;
}

/** `GET /{list}` and `GET /{list}/{slug}` of entries that come in one order of their own. */
export function plainRoutes<Row>(app: ApiApp, routes: PlainRoutes<Row>): void {
  const { list, noun, toApi } = routes;
  const path = `/api/v1/${list}`;
  const parse = parsePlainParams(list);
  app.openAPIRegistry.registerPath({
    method: 'get',
    path,
    summary: routes.summary,
    request: { query: z.object({ q: searchFor, sort: sortBy(['order']), ...paging }) },
    responses: { 200: jsonOf(`A page of ${list.replace('-', ' ')}`, routes.page), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get(path, (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, parse);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(
      c,
      ctx,
      async () => {
        const { items, nextCursor, total } = await routes.readList({ ctx, input: asked.params });
        return { body: { items: items.map(toApi), nextCursor, total }, next: nextPage(c, nextCursor) };
      },
      { keep: true },
    );
  });
  onlyThese(app, path, LIST_METHODS);
  entryRoute(app, { path, noun, item: routes.item, readOne: routes.readOne, toApi });
}

import { z } from 'zod';
import { type ListNoun, sortsOf } from '#lib/contracts/list-noun.ts';
import { filtersOf, type MoreFilters, type NounParams, nounParser } from '#lib/contracts/noun-params.ts';
import type { ReadContext } from '#lib/read/context.ts';
import type { TableDto } from '#lib/read/dto-table.ts';
import { type ApiApp, LIST_METHODS, onlyThese, READ_ONLY } from './api-app.ts';
import { jsonAnswer, nextPage } from './json-answer.ts';
import {
  ALWAYS,
  BAD_PARAMETERS,
  groupedBy,
  jsonOf,
  paging,
  searchFor,
  sortByMany,
  tableParameters,
} from './openapi-parts.ts';
import { badParameters } from './problem.ts';
import { knownParameters, orTable, readStrictly } from './query.ts';

/** What tells the list of one noun from that of another. */
interface TableRoute<Line, Row, Listed extends TableDto<Row>> {
  path: string;
  summary: string;
  noun: ListNoun<Line>;
  /** Filters beside the facets, each given once only, with what the document says of them. */
  more?: { filters: MoreFilters; describe: Readonly<Record<string, z.ZodType>> };
  /** What answers, plainly and with `with=table`. */
  page: z.ZodType;
  table: z.ZodType;
  list: (question: { ctx: ReadContext; input: NounParams }) => Promise<Listed>;
  toApi: (row: Row) => unknown;
  /** Rows as the table has them, where those say more. */
  toTable?: (row: Row) => unknown;
}

/** `GET` of a list that is described by a `ListNoun`: its document, its strict reading, its two answers. */
export function tableRoute<Line, Row, Listed extends TableDto<Row>>(
  app: ApiApp,
  { path, summary, noun, more, page, table, list, toApi, toTable = toApi }: TableRoute<Line, Row, Listed>,
): void {
  const facets = filtersOf(noun);
  const own = ['q', 'sort', ...Object.keys(more?.filters ?? {})];
  const known = knownParameters({ own, filters: facets, isGrouped: true });
  const parse = orTable(nounParser(noun, more?.filters));
  app.openAPIRegistry.registerPath({
    method: 'get',
    path,
    summary,
    request: {
      query: z.object({
        q: searchFor,
        sort: sortByMany(Object.keys(sortsOf(noun))),
        ...Object.fromEntries(
          Object.entries(facets).map(([name, schema]) => [name, schema.optional().describe(facetWords(noun, name))]),
        ),
        ...more?.describe,
        ...paging,
        ...tableParameters,
        ...groupedBy(noun),
      }),
    },
    responses: { 200: jsonOf(summary, z.union([page, table])), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get(path, (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, known, parse);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(
      c,
      ctx,
      async () => {
        const { items, nextCursor, total, ...rest } = await list({ ctx, input: asked.params.list });
        const body = asked.params.asTable
          ? { items: items.map(toTable), nextCursor, total, ...rest }
          : { items: items.map(toApi), nextCursor, total };
        return { body, next: nextPage(c, nextCursor) };
      },
      { keep: true },
    );
  });
  onlyThese(app, path, isPostedTo(app, path) ? LIST_METHODS : READ_ONLY);
}

/** Whether a route before this one takes what is posted to the same address. */
const isPostedTo = ({ routes }: ApiApp, path: string): boolean =>
  routes.some((route) => route.method === 'POST' && route.path === path);

const facetWords = <Line>({ facets }: ListNoun<Line>, name: string): string =>
  `${facets[name]?.label ?? name}. Repeat for any-of.`;

import { z } from 'zod';
import { apiBuildDetail, apiBuildList, apiBuildTable } from '#lib/contracts/api/build.ts';
import { buildFilters, parseBuildParams, parseImageBuildParams } from '#lib/contracts/build-params.ts';
import { sortsOf } from '#lib/contracts/list-noun.ts';
import { filtersOf, type NounParams } from '#lib/contracts/noun-params.ts';
import { buildsNoun } from '#lib/contracts/tables/builds.ts';
import { listBuilds } from '#lib/read/list-builds.ts';
import { readBuild } from '#lib/read/read-build.ts';
import { readImage } from '#lib/read/read-image.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import {
  ALWAYS,
  BAD_PARAMETERS,
  groupedBy,
  jsonOf,
  NOT_FOUND,
  paging,
  problemOf,
  searchFor,
  slugParam,
  sortByMany,
  tableParameters,
} from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { knownParameters, noParameters, orTable, readStrictly } from '../query.ts';

const LIST = '/api/v1/builds';
const OF_IMAGE = '/api/v1/images/{slug}/builds';
const FILTERS = filtersOf(buildsNoun, buildFilters);
const { image: _named, ...OF_ONE } = FILTERS;
const SAYS: Readonly<Record<string, string>> = {
  digest: 'Beginnings of digests, at least twelve hex digits.',
  tag: 'Tags that point at it now.',
};

/** What a list of builds can be asked, for the document. */
const described = (filters: typeof FILTERS) =>
  z.object({
    q: searchFor,
    sort: sortByMany(Object.keys(sortsOf(buildsNoun))),
    ...Object.fromEntries(
      Object.entries(filters).map(([name, schema]) => [
        name,
        schema.optional().describe(`${SAYS[name] ?? `${buildsNoun.facets[name]?.label ?? name}.`} Repeat for any-of.`),
      ]),
    ),
    ...paging,
    ...tableParameters,
    ...groupedBy(buildsNoun),
  });

async function pageOfBuilds(c: ApiContext, { list, asTable }: { list: NounParams; asTable: boolean }) {
  const { items, nextCursor, total, ...rest } = await listBuilds({
    ctx: c.get('read'),
    input: list,
    isPlain: !asTable,
  });
  return { body: { items, nextCursor, total, ...(asTable && rest) }, next: nextPage(c, nextCursor) };
}

/** `GET /builds` and `GET /images/{slug}/builds`, newest first unless asked otherwise. */
function listRoutes(app: ApiApp): void {
  const summary = 'Builds of all images, newest first';
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: LIST,
    summary,
    request: { query: described(FILTERS) },
    responses: {
      200: jsonOf('A page of builds', z.union([apiBuildList, apiBuildTable])),
      ...BAD_PARAMETERS,
      ...ALWAYS,
    },
  });
  app.get(LIST, (c) => {
    const known = knownParameters({ filters: FILTERS, isGrouped: true });
    const asked = readStrictly(new URL(c.req.url).searchParams, known, orTable(parseBuildParams));
    if (!asked.ok) return badParameters(c, asked.errors);
    return jsonAnswer(c, c.get('read'), () => pageOfBuilds(c, asked.params), { keep: true });
  });
  onlyThese(app, LIST, [...READ_ONLY, 'POST']);

  app.openAPIRegistry.registerPath({
    method: 'get',
    path: OF_IMAGE,
    summary: 'Builds of one image, newest first',
    request: { params: z.object({ slug: slugParam('image') }), query: described(OF_ONE) },
    responses: {
      200: jsonOf('A page of builds', z.union([apiBuildList, apiBuildTable])),
      ...BAD_PARAMETERS,
      ...NOT_FOUND,
      ...ALWAYS,
    },
  });
  const path = '/api/v1/images/:slug/builds';
  app.get(path, (c) => {
    const slug = c.req.param('slug');
    const known = knownParameters({ filters: OF_ONE, isGrouped: true });
    const parse = orTable((search: URLSearchParams) => parseImageBuildParams(search, slug));
    const asked = readStrictly(new URL(c.req.url).searchParams, known, parse);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const image = await readImage({ ctx, input: { slug } });
      return image.ok ? pageOfBuilds(c, asked.params) : failureResponse(c, image.failure);
    });
  });
  onlyThese(app, path, READ_ONLY);
}

/** The lists of builds, and `GET /builds/{digest}`. */
export function buildRoutes(app: ApiApp): void {
  listRoutes(app);
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/builds/{digest}',
    summary: 'One build with its layers, publications and tests',
    request: {
      params: z.object({ digest: z.string().describe('Its digest, or at least its first twelve hex digits') }),
    },
    responses: {
      200: jsonOf('The build', apiBuildDetail),
      ...NOT_FOUND,
      409: problemOf('More than one digest begins so'),
      ...ALWAYS,
    },
  });
  app.get('/api/v1/builds/:digest', (c) => {
    const faults = noParameters(new URL(c.req.url).searchParams);
    if (faults.length > 0) return badParameters(c, faults);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const result = await readBuild({ ctx, input: { digest: c.req.param('digest') } });
      return result.ok ? { body: result.value } : failureResponse(c, result.failure);
    });
  });
  onlyThese(app, '/api/v1/builds/:digest', READ_ONLY);
}

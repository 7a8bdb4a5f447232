import { z } from 'zod';
import { apiBuildDetail, apiBuildList } from '#lib/contracts/api/build.ts';
import { type BuildListParams, buildFilters, parseBuildParams } from '#lib/contracts/build-params.ts';
import { BUILD_STATES } from '#lib/domain/vocabulary.ts';
import { listBuilds } from '#lib/read/list-builds.ts';
import { readBuild } from '#lib/read/read-build.ts';
import { readImage } from '#lib/read/read-image.ts';
import { type ApiApp, type ApiContext, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import { ALWAYS, anyOf, BAD_PARAMETERS, jsonOf, NOT_FOUND, paging, problemOf, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { noParameters, readStrictly } from '../query.ts';

const FILTERS = Object.keys(buildFilters);
const narrowed = {
  digest: anyOf(z.string(), 'Beginnings of digests, at least twelve hex digits.'),
  tag: anyOf(z.string(), 'Tags that point at it now.'),
  status: anyOf(z.enum(BUILD_STATES), 'How far it came.'),
};

async function pageOfBuilds(c: ApiContext, input: BuildListParams) {
  const { items, nextCursor, total } = await listBuilds({ ctx: c.get('read'), input });
  return { body: { items, nextCursor, total }, next: nextPage(c, nextCursor) };
}

/** `GET /builds` and `GET /images/{slug}/builds`, newest first. */
function listRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/builds',
    summary: 'Builds of all images, newest first',
    request: { query: z.object({ image: anyOf(z.string(), 'Images.'), ...narrowed, ...paging }) },
    responses: { 200: jsonOf('A page of builds', apiBuildList), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get('/api/v1/builds', (c) => {
    const known = { one: ['limit', 'cursor'], many: FILTERS };
    const asked = readStrictly(new URL(c.req.url).searchParams, known, (search) => parseBuildParams(search));
    if (!asked.ok) return badParameters(c, asked.errors);
    return jsonAnswer(c, c.get('read'), () => pageOfBuilds(c, asked.params), { keep: true });
  });
  onlyThese(app, '/api/v1/builds', [...READ_ONLY, 'POST']);

  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/images/{slug}/builds',
    summary: 'Builds of one image, newest first',
    request: { params: z.object({ slug: slugParam('image') }), query: z.object({ ...narrowed, ...paging }) },
    responses: { 200: jsonOf('A page of builds', apiBuildList), ...BAD_PARAMETERS, ...NOT_FOUND, ...ALWAYS },
  });
  app.get('/api/v1/images/:slug/builds', (c) => {
    const slug = c.req.param('slug');
    const known = { one: ['limit', 'cursor'], many: FILTERS.filter((name) => name !== 'image') };
    const asked = readStrictly(new URL(c.req.url).searchParams, known, (search) => parseBuildParams(search, slug));
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const image = await readImage({ ctx, input: { slug } });
      return image.ok ? pageOfBuilds(c, asked.params) : failureResponse(c, image.failure);
    });
  });
  onlyThese(app, '/api/v1/images/:slug/builds', READ_ONLY);
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

import { z } from 'zod';
import { type ApiImage, type ApiTagAt, apiImage, apiImageList, apiTagAt } from '#lib/contracts/api/image.ts';
import { parseMoment } from '#lib/contracts/build-params.ts';
import { BUILT, imageFilters, parseImageParams } from '#lib/contracts/image-params.ts';
import { FLAVOURS } from '#lib/domain/vocabulary.ts';
import { listImages } from '#lib/read/list-images.ts';
import { readImage } from '#lib/read/read-image.ts';
import { readTagAt } from '#lib/read/read-tag-at.ts';
import { type ApiApp, LIST_METHODS, onlyThese, READ_ONLY } from '../api-app.ts';
import { entryRoute } from '../entry-route.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import {
  ALWAYS,
  anyOf,
  BAD_PARAMETERS,
  jsonOf,
  NOT_FOUND,
  paging,
  searchFor,
  slugParam,
  sortBy,
} from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { readStrictly } from '../query.ts';

const KNOWN = { one: ['at'], many: [] };

const LIST = '/api/v1/images';
const LIST_KNOWN = { one: ['q', 'sort', 'limit', 'cursor'], many: Object.keys(imageFilters) };

/** `GET /images`, by name. */
function listRoute(app: ApiApp): void {
  const filters = {
    flavour: anyOf(z.enum(FLAVOURS), 'Flavours.'),
    base: anyOf(z.string(), 'Platforms of the base.'),
    package: anyOf(z.string(), 'Packages in it.'),
    built: anyOf(z.enum(BUILT), 'Whether a build of it has succeeded.'),
  };
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: LIST,
    summary: 'Images: what they hold, need and are built from',
    request: { query: z.object({ q: searchFor, sort: sortBy(['order']), ...filters, ...paging }) },
    responses: { 200: jsonOf('A page of images', apiImageList), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get(LIST, (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, LIST_KNOWN, parseImageParams);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(
      c,
      ctx,
      async () => {
        const { items, nextCursor, total } = await listImages({ ctx, input: asked.params });
        const shown: ApiImage[] = items;
        return { body: { items: shown, nextCursor, total }, next: nextPage(c, nextCursor) };
      },
      { keep: true },
    );
  });
  onlyThese(app, LIST, LIST_METHODS);
}

/** `GET /images`, `GET /images/{slug}` and `GET /images/{slug}/tags/{tag}`. */
export function imageRoutes(app: ApiApp): void {
  listRoute(app);
  entryRoute(app, { path: LIST, noun: 'image', item: apiImage, readOne: readImage, toApi: (row): ApiImage => row });

  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/v1/images/{slug}/tags/{tag}',
    summary: 'What a tag of an image pointed at, now or then',
    request: {
      params: z.object({ slug: slugParam('image'), tag: z.string().describe('Name of the tag') }),
      query: z.object({
        at: z.string().optional().describe('An instant, or a day, which means its end; now if left out'),
      }),
    },
    responses: { 200: jsonOf('The digest it pointed at', apiTagAt), ...BAD_PARAMETERS, ...NOT_FOUND, ...ALWAYS },
  });
  const path = '/api/v1/images/:slug/tags/:tag';
  app.get(path, (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, parseMoment);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const input = { image: c.req.param('slug'), tag: c.req.param('tag'), at: asked.params ?? ctx.now };
      const result = await readTagAt({ ctx, input });
      if (!result.ok) return failureResponse(c, result.failure);
      const body: ApiTagAt = result.value;
      return { body };
    });
  });
  onlyThese(app, path, READ_ONLY);
}

import { z } from 'zod';
import {
  type ApiImage,
  type ApiTagAt,
  apiImage,
  apiImageList,
  apiImageTable,
  apiTagAt,
} from '#lib/contracts/api/image.ts';
import { parseMoment } from '#lib/contracts/build-params.ts';
import { imagesNoun } from '#lib/contracts/tables/images.ts';
import type { ImageEntryDto } from '#lib/read/dto-image.ts';
import { listImages } from '#lib/read/list-images.ts';
import { readImage } from '#lib/read/read-image.ts';
import { readTagAt } from '#lib/read/read-tag-at.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { entryRoute } from '../entry-route.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf, NOT_FOUND, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { readStrictly } from '../query.ts';
import { tableRoute } from '../table-route.ts';

const KNOWN = { one: ['at'], many: [] };

const LIST = '/api/v1/images';

/** An image is shown as it is read. */
const same = (image: ImageEntryDto): ApiImage => image;

/** `GET /images`, `GET /images/{slug}` and `GET /images/{slug}/tags/{tag}`. */
export function imageRoutes(app: ApiApp): void {
  tableRoute(app, {
    path: LIST,
    summary: 'Images: what they hold, need and are built from',
    noun: imagesNoun,
    page: apiImageList,
    table: apiImageTable,
    list: listImages,
    toApi: same,
  });
  entryRoute(app, { path: LIST, noun: 'image', item: apiImage, readOne: readImage, toApi: same });

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

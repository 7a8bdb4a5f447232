import { z } from 'zod';
import { type ApiImage, type ApiTagAt, apiImage, apiImageList, apiTagAt } from '#lib/contracts/api/image.ts';
import { parseAt } from '#lib/contracts/build-params.ts';
import { listImages } from '#lib/read/list-images.ts';
import { readImage } from '#lib/read/read-image.ts';
import { readTagAt } from '#lib/read/read-tag-at.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf, NOT_FOUND, slugParam } from '../openapi-parts.ts';
import { badParameters, failureResponse } from '../problem.ts';
import { readStrictly } from '../query.ts';
import { plainRoutes } from './plain-list.ts';

const KNOWN = { one: ['at'], many: [] };

/** The moment asked about: null for now, which is asked anew each time. */
function parseMoment(search: URLSearchParams) {
  const text = search.get('at') ?? '';
  const at = text === '' ? null : parseAt(text);
  const isFault = text !== '' && at === null;
  const detail = 'A day (2020-02-29, which means its end) or an instant (RFC 3339).';
  return { params: at, problems: isFault ? [{ parameter: 'at', detail }] : [] };
}

/** `GET /images`, `GET /images/{slug}` and `GET /images/{slug}/tags/{tag}`. */
export function imageRoutes(app: ApiApp): void {
  plainRoutes(app, {
    list: 'images',
    noun: 'image',
    summary: 'Images: what they hold, need and are built from',
    item: apiImage,
    page: apiImageList,
    readList: listImages,
    readOne: readImage,
    toApi: (row): ApiImage => row,
  });

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

import { z } from 'zod';
import { apiNames } from '#lib/contracts/api/names.ts';
import { parseCommon } from '#lib/contracts/list-params.ts';
import { findNames, NAMES_AT_MOST } from '#lib/read/find-names.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf } from '../openapi-parts.ts';
import { badParameters } from '../problem.ts';
import { readStrictly } from '../query.ts';

const PATH = '/api/v1/names';
const KNOWN = { one: ['q', 'limit'], many: [] };
const parse = (search: URLSearchParams) => {
  const { q, limit, problems } = parseCommon(search, ['fit'], { key: 'fit', descending: false });
  return { params: { q, limit }, problems };
};

/** `GET /names`: where somebody may want to go, by a few letters of its name. */
export function nameRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: PATH,
    summary: 'Entries whose name or address fits some words, the best first',
    request: {
      query: z.object({
        q: z.string().max(200).optional().describe('Words; of each its beginning, a part, or letters in their order'),
        limit: z.int().min(1).max(200).optional().describe(`At most ${NAMES_AT_MOST} come`),
      }),
    },
    responses: { 200: jsonOf('Names', apiNames), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get(PATH, (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, parse);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => ({ body: { items: await findNames({ ctx, input: asked.params }) } }));
  });
  onlyThese(app, PATH, READ_ONLY);
}

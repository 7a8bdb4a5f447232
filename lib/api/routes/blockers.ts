import { z } from 'zod';
import { apiBlockerList } from '#lib/contracts/api/blocker.ts';
import { parseBlockerParams } from '#lib/contracts/blocker-params.ts';
import { listBlockers } from '#lib/read/list-blockers.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer, nextPage } from '../json-answer.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf, paging } from '../openapi-parts.ts';
import { badParameters } from '../problem.ts';
import { readStrictly } from '../query.ts';
import { toApiBlocker } from '../shapes/blocker.ts';

const KNOWN = { one: ['limit', 'cursor'], many: [] };
const PATH = '/api/v1/blockers';

/** `GET /blockers`. */
export function blockerRoutes(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: PATH,
    summary: 'What would unlock most needed pairs, best first; at most the first thousand steps',
    request: { query: z.object(paging) },
    responses: { 200: jsonOf('A page of next steps', apiBlockerList), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get(PATH, (c) => {
    const asked = readStrictly(new URL(c.req.url).searchParams, KNOWN, parseBlockerParams);
    if (!asked.ok) return badParameters(c, asked.errors);
    const ctx = c.get('read');
    return jsonAnswer(
      c,
      ctx,
      async () => {
        const { items, nextCursor, total } = await listBlockers({ ctx, input: asked.params });
        return { body: { items: items.map(toApiBlocker), nextCursor, total }, next: nextPage(c, nextCursor) };
      },
      { keep: true },
    );
  });
  onlyThese(app, PATH, READ_ONLY);
}

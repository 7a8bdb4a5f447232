import { z } from 'zod';
import { editorNames } from '#lib/contracts/api/change-entries.ts';
import { ENTRY_KINDS } from '#lib/domain/vocabulary.ts';
import { formNames } from '#lib/read/form-names.ts';
import { type ApiApp, onlyThese, READ_ONLY } from '../api-app.ts';
import { jsonAnswer } from '../json-answer.ts';
import { ALWAYS, BAD_PARAMETERS, jsonOf } from '../openapi-parts.ts';
import { badParameters } from '../problem.ts';

const PATH = '/api/v1/choices';

/** `GET /choices?for=package`: what whoever edits an entry of a kind can choose from. */
export function editorNamesRoute(app: ApiApp): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: PATH,
    summary: 'Platforms, people and other names that fields of an entry can point at',
    request: { query: z.object({ for: z.enum(ENTRY_KINDS).describe('Kind of the entry that is edited') }) },
    responses: { 200: jsonOf('Slugs and names, at most 500 of each', editorNames), ...BAD_PARAMETERS, ...ALWAYS },
  });
  app.get(PATH, (c) => {
    const search = new URL(c.req.url).searchParams;
    const kind = ENTRY_KINDS.find((one) => one === search.get('for'));
    if (kind === undefined || [...search].length !== 1) {
      return badParameters(c, [{ pointer: '/query/for', detail: `One of ${ENTRY_KINDS.join(', ')}.` }]);
    }
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => ({ body: await formNames({ ctx, input: { kind } }) }));
  });
  onlyThese(app, PATH, READ_ONLY);
}

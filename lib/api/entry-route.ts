import { z } from 'zod';
import type { Result } from '#lib/base/errors.ts';
import type { ReadContext } from '#lib/read/context.ts';
import { type ApiApp, ENTRY_METHODS, onlyThese } from './api-app.ts';
import { jsonAnswer } from './json-answer.ts';
import { ALWAYS, jsonOf, NOT_FOUND, slugParam } from './openapi-parts.ts';
import { badParameters, failureResponse } from './problem.ts';
import { noParameters } from './query.ts';

/** What tells the address of one kind of entry from that of another. */
interface EntryRoute<Entry> {
  /** Of the list. */
  path: string;
  /** "platform", as sentences of the document use it. */
  noun: string;
  summary?: string;
  item: z.ZodType;
  readOne: (question: { ctx: ReadContext; input: { slug: string } }) => Promise<Result<Entry>>;
  toApi: (entry: Entry) => unknown;
}

/** `GET /{list}/{slug}`. */
export function entryRoute<Entry>(
  app: ApiApp,
  { path, noun, summary = `One ${noun}`, item, readOne, toApi }: EntryRoute<Entry>,
): void {
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: `${path}/{slug}`,
    summary,
    request: { params: z.object({ slug: slugParam(noun) }) },
    responses: { 200: jsonOf(`The ${noun}`, item), ...NOT_FOUND, ...ALWAYS },
  });
  app.get(`${path}/:slug`, (c) => {
    const faults = noParameters(new URL(c.req.url).searchParams);
    if (faults.length > 0) return badParameters(c, faults);
    const ctx = c.get('read');
    return jsonAnswer(c, ctx, async () => {
      const result = await readOne({ ctx, input: { slug: c.req.param('slug') ?? '' } });
      return result.ok ? { body: toApi(result.value) } : failureResponse(c, result.failure);
    });
  });
  onlyThese(app, `${path}/:slug`, ENTRY_METHODS);
}

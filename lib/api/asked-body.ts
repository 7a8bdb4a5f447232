import type { z } from 'zod';
import type { ApiContext } from './api-app.ts';
import { jsonBody, refusedBody } from './json-body.ts';
import { badParameters } from './problem.ts';
import { noParameters } from './query.ts';
import { writeFailure } from './write-answer.ts';

/**
 * The body of a request as its schema has it, or the answer that says what is wrong: a query (400), more than 1 MB (413),
 * another content type (415), no JSON (400), a value that does not fit (422, with a pointer to each).
 */
export async function askedBody<S extends z.ZodType>(
  c: ApiContext,
  { types, schema, optional = false }: { types: readonly string[]; schema: S; optional?: boolean },
): Promise<z.output<S> | Response> {
  const faults = noParameters(new URL(c.req.url).searchParams);
  if (faults.length > 0) return badParameters(c, faults);
  const body = await jsonBody(c, { types, optional });
  if (!body.ok) return refusedBody(c, body.fault);
  const parsed = schema.safeParse(body.value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    pointer: ['', ...path.map(String)].join('/'),
    detail: message,
  }));
  return writeFailure(c, { kind: 'invalid', detail: 'The body cannot be used as it is; see errors.', errors });
}

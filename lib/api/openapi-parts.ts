import { z } from 'zod';
import { problem } from '#lib/contracts/api/common.ts';
import { LIMIT_DEFAULT, LIMIT_MAX } from '#lib/contracts/list-params.ts';

/** Parts of the OpenAPI document that the routes share. */
export const jsonOf = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema } },
});

export const problemOf = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
});
export const BAD_PARAMETERS = { 400: problemOf('A query parameter cannot be used; `errors` says which') };
export const NOT_FOUND = { 404: problemOf('There is no such entry') };
export const ALWAYS = {
  304: { description: 'Unchanged since the ETag in `If-None-Match`' },
  503: problemOf('The database cannot be reached; see `Retry-After`'),
};

export const slugParam = (name: string) => z.string().describe(`Slug of the ${name}`);
export const anyOf = (schema: z.ZodType, description: string) =>
  z.array(schema).optional().describe(`${description} Repeat for any-of.`);
export const paging = {
  limit: z.int().min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT).optional(),
  cursor: z.string().optional().describe('`nextCursor` of the page before'),
};
export const sortBy = (keys: readonly string[]) =>
  z
    .enum(keys.flatMap((key) => [key, `-${key}`]) as [string, ...string[]])
    .optional()
    .describe('With `-` in front: descending');
export const searchFor = z.string().max(200).optional().describe('Words that must all occur in the entry');

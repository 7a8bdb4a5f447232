import { z } from 'zod';
import { problem } from '#lib/contracts/api/common.ts';
import { groupsOf, type ListNoun } from '#lib/contracts/list-noun.ts';
import { LIMIT_MAX } from '#lib/contracts/list-params.ts';
import { LIMIT_DEFAULT, NO_GROUP } from '#lib/contracts/list-query.ts';
import { PACKAGE_GROUPS, SORTS_MAX, START_MAX } from '#lib/contracts/table-params.ts';
import { DENSITIES } from '#lib/contracts/table-view.ts';

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

/** What a route that reads a body of JSON may answer beside success, whatever it does. */
export const BODY_REFUSED = {
  400: problemOf('The body is not JSON'),
  401: problemOf('Nobody is signed in, or the token is not valid'),
  413: problemOf('The body is larger than 1 MB'),
  415: problemOf('The body is of another content type'),
  503: ALWAYS[503],
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
export const sortByMany = (keys: readonly string[]) =>
  z
    .string()
    .regex(severalOf(keys))
    .optional()
    .describe(
      `At most ${SORTS_MAX} of ${keys.join(', ')} with commas between, each once; with \`-\` in front: descending`,
    );
function severalOf(keys: readonly string[]): RegExp {
  const one = `-?(${keys.join('|')})`;
  return new RegExp(`^${one}(,${one}){0,${SORTS_MAX - 1}}$`);
}
/** Parameters of a list that is also a table. */
export const tableParameters = {
  start: z
    .int()
    .min(0)
    .max(START_MAX)
    .optional()
    .describe('Position of the first row, from 0, among those that are not folded away; not beside `cursor`'),
  with: z.literal('table').optional().describe('Adds all that a table needs beside its rows'),
  cols: z
    .string()
    .optional()
    .describe(
      'Columns in order with commas between; `at-{site}` is the readiness at a site, and rows then carry those',
    ),
  pin: z.string().optional().describe('Columns kept in view'),
  width: z.string().optional().describe('`column:pixels` with commas between'),
  density: z.enum(DENSITIES).optional(),
  open: z.string().optional().describe('Slug of the row that is open'),
};
export const groupParameters = {
  group: z
    .enum(Object.keys(PACKAGE_GROUPS) as [string, ...string[]])
    .optional()
    .describe('Rows come group by group; `level` is `rollUp.worst`'),
  closed: anyOf(z.string(), 'Words of the group whose rows are folded away, `none` for packages assessed nowhere.'),
};
/** The same of a list described by a `ListNoun`. */
export function groupedBy<R>(noun: ListNoun<R>) {
  const names = groupsOf(noun);
  const own = noun.ownGroup === undefined ? '' : `; \`${noun.ownGroup}\` unless asked otherwise`;
  return {
    group: z
      .enum([NO_GROUP, ...names])
      .optional()
      .describe(`Rows come group by group${own}`),
    closed: anyOf(z.string(), 'Values of the group whose rows are folded away.'),
  };
}
export const searchFor = z.string().max(200).optional().describe('Words that must all occur in the entry');

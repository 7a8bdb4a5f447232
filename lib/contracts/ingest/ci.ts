import { z } from 'zod';
import { text, url } from '../text.ts';

/** Texts of a CI job's report; what cannot be stored or shown is left out, the report counts all the same. */
const orEmpty = (schema: z.ZodType<string, string>) =>
  z
    .unknown()
    .optional()
    .transform((value) => (typeof value === 'string' && schema.safeParse(value).success ? value : ''));

export const ciUrl = orEmpty(url);
export const revision = orEmpty(text(200));
export const gitRef = orEmpty(text(300)).transform((value) => value || null);

/** Path of a project. Repositories are named in lower case, so it is as well. */
export const projectPath = z
  .string()
  .max(300)
  .regex(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.-]+(?:\/[\w.-]+)+$/, 'Not the path of a project.')
  .transform((value) => value.toLowerCase());

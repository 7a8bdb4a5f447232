import { z } from 'zod';

/** What changed since a state of the data that somebody has seen. */
export const apiNews = z.strictObject({
  version: z.number().int().describe('Rises with every change of the catalogue'),
  talk: z.number().int().describe('Rises with everything else that pages show'),
  changed: z.array(
    z.strictObject({
      kind: z.string(),
      slug: z.string(),
      number: z.number().int().nullable().describe('Of a task'),
      by: z.string().describe('As the history has it: `user:12`, `token:ci`'),
      name: z.string().nullable().describe('Of the person, for those who signed in'),
      said: z.boolean().describe('A comment, and not a change of a field'),
    }),
  ),
  more: z.boolean().describe('More changed than is told here'),
});
export type ApiNews = z.infer<typeof apiNews>;

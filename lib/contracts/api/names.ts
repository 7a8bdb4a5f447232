import { z } from 'zod';

/** An entry by its name. */
export const apiName = z.strictObject({
  kind: z.string(),
  slug: z.string(),
  name: z.string(),
  number: z.number().int().nullable().describe('Of a task'),
});
export const apiNames = z.strictObject({ items: z.array(apiName) });
export type ApiName = z.infer<typeof apiName>;

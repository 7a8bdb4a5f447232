import type { ReadContext } from './context.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';

/** Whether what this instance shows was made up to show the product. No secret, so that the pages of signing in say it too. */
export async function isDemonstration({ ctx }: { ctx: ReadContext }): Promise<boolean> {
  return perVersion(ctx, await readDataVersion({ ctx }), 'demonstration', async () => {
    const rows = await query<{ value: unknown }>(ctx, {
      text: `select value from settings where key = 'demonstration'`,
    });
    return rows[0]?.value === true;
  });
}

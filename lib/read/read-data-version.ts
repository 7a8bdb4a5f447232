import type { ReadContext } from './context.ts';

/** The number that rises with every committed change; what was read after it is at least as new. */
export async function readDataVersion(_: { ctx: ReadContext }): Promise<number> {
  throw new Error('readDataVersion is not written yet.');
}

import type { ReadContext } from './context.ts';
import { namesOf } from './names-of.ts';
import { factsOf, lacksFacts } from './package-facts.ts';
import { packageIndex } from './package-index.ts';
import { BY_NAME, packagesInOrder } from './package-order.ts';
import { lacksReadiness, readinessOf } from './package-readiness.ts';
import { readDataVersion } from './read-data-version.ts';

/** Packages fetched at a time: some milliseconds of work, so that requests in between are hardly held up. */
const AT_A_TIME = 50;

/**
 * Makes ready what lists are answered from: the index of the present data version, and of every package what its row
 * shows, as far as there is room to keep it. `pause` is waited for between two portions; it ends the work with `false`.
 * Nothing is done where nothing has changed.
 */
export async function prepareReading({
  ctx,
  pause,
}: {
  ctx: ReadContext;
  pause: () => Promise<boolean>;
}): Promise<void> {
  const version = await readDataVersion({ ctx });
  const index = await packageIndex(ctx, version);
  const names = await namesOf(ctx, version);
  const lacking = packagesInOrder(index, BY_NAME).filter((row) => lacksFacts(names, row) || lacksReadiness(row));
  for (let start = 0; start < lacking.length; start += AT_A_TIME) {
    if (!(await pause())) return;
    const some = lacking.slice(start, start + AT_A_TIME);
    await factsOf(ctx, names, some);
    await readinessOf(ctx, some);
  }
}

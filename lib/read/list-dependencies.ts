import type { PlainListParams } from '#lib/contracts/plain-list-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { dependencyRows } from './dependency-rows.ts';
import { namedPage } from './named-page.ts';

/** Names that a list spells out before it counts the rest. */
const NAMES = 12;

/** One page of the dependencies, by name. */
export async function listDependencies({ ctx, input }: { ctx: ReadContext; input: PlainListParams }) {
  mustBeAllowedToRead(ctx);
  const { ids, ...page } = await namedPage(ctx, 'dependencies', input);
  return { items: await dependencyRows(ctx, ids, { names: NAMES }), ...page };
}

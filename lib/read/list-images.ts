import type { PlainListParams } from '#lib/contracts/plain-list-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { imageRows } from './image-rows.ts';
import { namedPage } from './named-page.ts';

/** Names that a list spells out before it counts the rest. */
const NAMES = 12;

/** One page of the images, by name. */
export async function listImages({ ctx, input }: { ctx: ReadContext; input: PlainListParams }) {
  mustBeAllowedToRead(ctx);
  const { ids, ...page } = await namedPage(ctx, 'images', input);
  return { items: await imageRows(ctx, ids, { names: NAMES }), ...page };
}

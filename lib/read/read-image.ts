import { ok, type Result } from '#lib/base/errors.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { ImageEntryDto } from './dto-image.ts';
import { entryId, noSuch } from './entry-details.ts';
import { imageRows } from './image-rows.ts';

/** Names that the answer about one image spells out. */
const NAMES = 200;

/** One image with more names than the list spells out. */
export async function readImage({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { slug: string };
}): Promise<Result<ImageEntryDto>> {
  mustBeAllowedToRead(ctx);
  const id = await entryId(ctx, 'image', input.slug);
  const [row] = id === null ? [] : await imageRows(ctx, [id], { names: NAMES });
  return row ? ok(row) : noSuch('image', input.slug);
}

import { ok, type Result } from '#lib/base/errors.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { PlatformRowDto } from './dto-platform.ts';
import { entryId, noSuch } from './entry-details.ts';
import { platformRows } from './platform-rows.ts';

/** Names of one kind that the answer about one platform spells out; the list of packages has the others. */
const NAMES = 200;

/** One platform with more names than the list spells out. */
export async function readPlatform({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { slug: string };
}): Promise<Result<PlatformRowDto>> {
  mustBeAllowedToRead(ctx);
  const id = await entryId(ctx, 'platform', input.slug);
  const [row] = id === null ? [] : await platformRows(ctx, [id], { names: NAMES });
  return row ? ok(row) : noSuch('platform', input.slug);
}

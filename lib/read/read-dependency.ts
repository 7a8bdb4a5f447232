import { ok, type Result } from '#lib/base/errors.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { dependencyRows } from './dependency-rows.ts';
import type { DependencyRowDto } from './dto-image.ts';
import { entryId, noSuch } from './entry-details.ts';

/** Names that the answer about one dependency spells out. */
const NAMES = 200;

/** One dependency with more names than the list spells out. */
export async function readDependency({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { slug: string };
}): Promise<Result<DependencyRowDto>> {
  mustBeAllowedToRead(ctx);
  const id = await entryId(ctx, 'dependency', input.slug);
  const [row] = id === null ? [] : await dependencyRows(ctx, [id], { names: NAMES });
  return row ? ok(row) : noSuch('dependency', input.slug);
}

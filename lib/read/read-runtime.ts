import { ok, type Result } from '#lib/base/errors.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { RuntimeRowDto } from './dto-runtime.ts';
import { entryId, noSuch } from './entry-details.ts';
import { runtimeRows } from './runtime-rows.ts';

/** One container runtime, as the list has it. */
export async function readRuntime({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { slug: string };
}): Promise<Result<RuntimeRowDto>> {
  mustBeAllowedToRead(ctx);
  const id = await entryId(ctx, 'runtime', input.slug);
  const [row] = id === null ? [] : await runtimeRows(ctx, [id]);
  return row ? ok(row) : noSuch('runtime', input.slug);
}

import { ok, type Result } from '#lib/base/errors.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { UseCaseRowDto } from './dto-use-case.ts';
import { entryId, noSuch } from './entry-details.ts';
import { readDataVersion } from './read-data-version.ts';
import { rowsOfUseCases } from './use-case-rows.ts';

/** One use case, as the list has it. */
export async function readUseCase({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { slug: string };
}): Promise<Result<UseCaseRowDto>> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const id = await entryId(ctx, 'use_case', input.slug);
  const [row] = id === null ? [] : await rowsOfUseCases(ctx, version, [id]);
  return row ? ok(row) : noSuch('use_case', input.slug);
}

import type { Result } from '#lib/base/errors.ts';
import type { ReadContext } from './context.ts';
import type { PairDto } from './dto.ts';

/** A package at a site: every route, check and reason. */
export async function readPair(_: {
  ctx: ReadContext;
  input: { package: string; site: string };
}): Promise<Result<PairDto>> {
  throw new Error('readPair is not written yet.');
}

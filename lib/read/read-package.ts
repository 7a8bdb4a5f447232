import type { Result } from '#lib/base/errors.ts';
import type { ReadContext } from './context.ts';
import type { PackageDto } from './dto.ts';

/** One package with everything its page shows. */
export async function readPackage(_: { ctx: ReadContext; input: { slug: string } }): Promise<Result<PackageDto>> {
  throw new Error('readPackage is not written yet.');
}

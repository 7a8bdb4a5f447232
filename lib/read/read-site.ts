import type { Result } from '#lib/base/errors.ts';
import type { ReadContext } from './context.ts';
import type { SiteDto } from './dto.ts';

/** One site with everything its page shows. */
export async function readSite(_: { ctx: ReadContext; input: { slug: string } }): Promise<Result<SiteDto>> {
  throw new Error('readSite is not written yet.');
}

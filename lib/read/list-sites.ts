import type { SiteListParams } from '#lib/contracts/list-params.ts';
import type { ReadContext } from './context.ts';
import type { SiteListDto } from './dto.ts';

/** One page of the farms table. */
export async function listSites(_: { ctx: ReadContext; input: SiteListParams }): Promise<SiteListDto> {
  throw new Error('listSites is not written yet.');
}

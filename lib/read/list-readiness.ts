import type { ReadinessListParams } from '#lib/contracts/list-params.ts';
import type { ReadContext } from './context.ts';
import type { ReadinessListDto } from './dto.ts';

/** Pairs, one by one, by package and site. */
export async function listReadiness(_: { ctx: ReadContext; input: ReadinessListParams }): Promise<ReadinessListDto> {
  throw new Error('listReadiness is not written yet.');
}

import type { ReadContext } from './context.ts';
import type { OverviewDto } from './dto.ts';

/** The first page: headline counts, matrix, blockers, recent changes, platform clock. */
export async function readOverview(_: { ctx: ReadContext }): Promise<OverviewDto> {
  throw new Error('readOverview is not written yet.');
}

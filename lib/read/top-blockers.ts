import type { ReadContext } from './context.ts';
import type { OverviewDto } from './dto.ts';
import { rankBlockers } from './rank-blockers.ts';
import { sayBlockers } from './say-blockers.ts';

type Blockers = OverviewDto['blockers'];

const SHOWN = 8;

/** The first of the ranking, each with one pair as an example. */
export async function topBlockers(ctx: ReadContext, version: number): Promise<Blockers> {
  const { blockers } = await rankBlockers(ctx, version);
  const said = await sayBlockers(ctx, version, blockers.slice(0, SHOWN));
  return said.flatMap(({ key, said: { text, owner }, unlocks, pairs: [pair] }) =>
    pair ? [{ key, text, owner, unlocks, example: { package: pair.package, site: pair.site } }] : [],
  );
}

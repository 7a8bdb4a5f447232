import type { PlainListParams } from '#lib/contracts/plain-list-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { PlatformListDto } from './dto-platform.ts';
import { perVersion } from './per-version.ts';
import { plainPage } from './plain-page.ts';
import { platformRows } from './platform-rows.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';

/** Names that a list spells out before it counts the rest. */
const NAMES = 12;

/** One page of the platforms, by family and generation. */
export async function listPlatforms({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: PlainListParams;
}): Promise<PlatformListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const all = await perVersion(ctx, version, 'platforms to search', () =>
    query<{ id: number; search: string; family: string; generation: number; slug: string }>(ctx, {
      text: `select p.id, e.search, p.family, p.generation, e.slug from platforms p join entries e on e.id = p.id
             where e.trashed_at is null`,
    }),
  );
  const rows = all.map(({ id, search, family, generation, slug }) => ({
    id,
    search,
    order: [family, generation, slug],
  }));
  const { ids, ...page } = plainPage('platforms', input, rows);
  const day = ctx.now.toISOString().slice(0, 10);
  const items = await perVersion(ctx, version, `platforms ${day} ${ids}`, () =>
    platformRows(ctx, ids, { names: NAMES }),
  );
  return { items, ...page };
}

import type { PlainListParams } from '#lib/contracts/plain-list-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { RuntimeListDto } from './dto-runtime.ts';
import { perVersion } from './per-version.ts';
import { plainPage } from './plain-page.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { containersAtSites, criteriaRows, runtimeRows } from './runtime-rows.ts';

/** One page of the container runtimes, in their own order, with the rows of their comparison. */
export async function listRuntimes({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: PlainListParams;
}): Promise<RuntimeListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const all = await perVersion(ctx, version, 'runtimes to search', () =>
    query<{ id: number; search: string; position: number; slug: string }>(ctx, {
      text: `select r.id, e.search, r.position, e.slug from runtimes r join entries e on e.id = r.id
             where e.trashed_at is null`,
    }),
  );
  const rows = all.map(({ id, search, position, slug }) => ({ id, search, order: [position, slug] }));
  const { ids, ...page } = plainPage('runtimes', input, rows);
  const shown = await perVersion(ctx, version, `runtimes ${ids}`, async () => ({
    items: await runtimeRows(ctx, ids),
    criteria: await criteriaRows(ctx),
    sites: await containersAtSites(ctx),
  }));
  return { ...shown, ...page };
}

import type { PlainListParams } from '#lib/contracts/plain-list-params.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import type { UseCaseListDto } from './dto-use-case.ts';
import { perVersion } from './per-version.ts';
import { plainPage } from './plain-page.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { rowsOfUseCases } from './use-case-rows.ts';

/** One page of the use cases, in their own order, with their steps and verdicts. */
export async function listUseCases({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: PlainListParams;
}): Promise<UseCaseListDto> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const all = await perVersion(ctx, version, 'use cases to search', () =>
    query<{ id: number; search: string; position: number; slug: string }>(ctx, {
      text: `select u.id, e.search, u.position, e.slug from use_cases u join entries e on e.id = u.id
             where e.trashed_at is null`,
    }),
  );
  const rows = all.map(({ id, search, position, slug }) => ({ id, search, order: [position, slug] }));
  const { ids, ...page } = plainPage('use-cases', input, rows);
  const items = await perVersion(ctx, version, `use cases ${ids}`, () => rowsOfUseCases(ctx, version, ids));
  return { items, ...page };
}

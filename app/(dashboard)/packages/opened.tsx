import type { Opened } from '#components/data-table/grid.tsx';
import { PackageDetail, reasonedSites } from '#components/package/row-detail.tsx';
import type { ReadContext } from '#lib/read/context.ts';
import type { PackageListDto } from '#lib/read/dto.ts';
import { readVerdicts } from '#lib/read/read-verdicts.ts';
import { ask } from '../ask.ts';

/** The row that the address opens, with its reasons; nothing when none is open. */
export async function askOpened(
  ctx: ReadContext,
  open: string | null,
  { items, allSites }: PackageListDto,
): Promise<Opened | null> {
  const row = items.find(({ slug }) => slug === open);
  if (row === undefined) return null;
  const asked = await ask(() => readVerdicts({ ctx, input: { package: row.slug, sites: reasonedSites(row) } }));
  if (asked.is === 'closed' || !asked.value.ok) return null;
  return { id: row.slug, node: <PackageDetail row={row} sites={allSites} reasons={{ items: asked.value.value }} /> };
}

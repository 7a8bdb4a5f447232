import type { Opened } from '#components/data-table/grid.tsx';
import { PackageDetail, reasonedSites } from '#components/package/row-detail.tsx';
import type { ReadContext } from '#lib/read/context.ts';
import type { PackageListDto } from '#lib/read/dto.ts';
import { fieldAges } from '#lib/read/field-ages.ts';
import { readStatements } from '#lib/read/read-statements.ts';
import { readVerdicts } from '#lib/read/read-verdicts.ts';
import { ask, askFor } from '../ask.ts';

/** The row that the address opens, with its reasons; nothing when none is open. */
export async function askOpened(
  ctx: ReadContext,
  open: string | null,
  { items, allSites }: PackageListDto,
): Promise<Opened | null> {
  const row = items.find(({ slug }) => slug === open);
  if (row === undefined) return null;
  const address = { kind: 'package' as const, slug: row.slug };
  const [asked, said] = await Promise.all([
    ask(() => readVerdicts({ ctx, input: { package: row.slug, sites: reasonedSites(row) } })),
    askFor(() => readStatements({ ctx, input: address })),
  ]);
  if (asked.is === 'closed' || !asked.value.ok) return null;
  const reasons = { items: asked.value.value };
  const statements = said.is === 'there' ? fieldAges(said.value) : null;
  const node = <PackageDetail row={row} sites={allSites} reasons={reasons} statements={statements} />;
  return { id: row.slug, node };
}

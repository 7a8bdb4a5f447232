import type { Opened } from '#components/data-table/grid.tsx';
import { SiteDetail } from '#components/site/row-detail.tsx';
import type { ReadContext } from '#lib/read/context.ts';
import type { SiteListDto } from '#lib/read/dto.ts';
import { fieldAges } from '#lib/read/field-ages.ts';
import { readStanding } from '#lib/read/read-standing.ts';
import { readStatements } from '#lib/read/read-statements.ts';
import { ask, askFor } from '../ask.ts';

/** The row that the address opens, with where its site stands; nothing when none is open. */
export async function askOpened(ctx: ReadContext, open: string | null, list: SiteListDto): Promise<Opened | null> {
  const site = list.items.find(({ slug }) => slug === open);
  if (site === undefined) return null;
  const address = { kind: 'site' as const, slug: site.slug };
  const [asked, said] = await Promise.all([
    ask(() => readStanding({ ctx, input: { site: site.slug } })),
    askFor(() => readStatements({ ctx, input: address })),
  ]);
  if (asked.is === 'closed' || !asked.value.ok) return null;
  const statements = said.is === 'there' ? fieldAges(said.value) : null;
  return { id: site.slug, node: <SiteDetail site={site} standing={asked.value.value} statements={statements} /> };
}

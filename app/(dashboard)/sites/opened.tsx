import type { Opened } from '#components/data-table/grid.tsx';
import { SiteDetail } from '#components/site/row-detail.tsx';
import type { ReadContext } from '#lib/read/context.ts';
import type { SiteListDto } from '#lib/read/dto.ts';
import { readStanding } from '#lib/read/read-standing.ts';
import { ask } from '../ask.ts';

/** The row that the address opens, with where its site stands; nothing when none is open. */
export async function askOpened(ctx: ReadContext, open: string | null, list: SiteListDto): Promise<Opened | null> {
  const site = list.items.find(({ slug }) => slug === open);
  if (site === undefined) return null;
  const asked = await ask(() => readStanding({ ctx, input: { site: site.slug } }));
  if (asked.is === 'closed' || !asked.value.ok) return null;
  return { id: site.slug, node: <SiteDetail site={site} standing={asked.value.value} /> };
}

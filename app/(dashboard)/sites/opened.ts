import type { ReadContext } from '#lib/read/context.ts';
import type { SiteListDto } from '#lib/read/dto.ts';
import { readStanding, type StandingDto } from '#lib/read/read-standing.ts';
import { ask } from '../ask.ts';

/** Where the site of the row that the address opens stands, for readers without a script; nothing when none is open. */
export async function askOpened(
  ctx: ReadContext,
  open: string | null,
  list: SiteListDto,
): Promise<{ opened?: { site: string; standing: StandingDto } }> {
  const row = list.items.find(({ slug }) => slug === open);
  if (row === undefined) return {};
  const asked = await ask(() => readStanding({ ctx, input: { site: row.slug } }));
  return asked.is === 'there' && asked.value.ok ? { opened: { site: row.slug, standing: asked.value.value } } : {};
}

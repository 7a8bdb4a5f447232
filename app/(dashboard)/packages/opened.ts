import type { Verdict } from '#lib/domain/readiness/verdict.ts';
import type { ReadContext } from '#lib/read/context.ts';
import type { PackageListDto } from '#lib/read/dto.ts';
import { readVerdicts } from '#lib/read/read-verdicts.ts';
import { ask } from '../ask.ts';

/** The reasons of the row that the address opens, so that they are there without a script; nothing when none is open. */
export async function askOpened(
  ctx: ReadContext,
  open: string | null,
  list: PackageListDto,
): Promise<{ opened?: { items: Verdict[] } }> {
  const row = list.items.find(({ slug }) => slug === open);
  if (row === undefined) return {};
  const sites = row.readiness.map(({ site }) => site);
  const asked = await ask(() => readVerdicts({ ctx, input: { package: row.slug, sites } }));
  return asked.is === 'there' && asked.value.ok ? { opened: { items: asked.value.value } } : {};
}

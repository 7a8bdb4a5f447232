import { type AsOfParams, asOfKey, asOfStart } from '#lib/contracts/as-of-params.ts';
import { encodeCursor } from '#lib/contracts/cursor.ts';
import { mustBeAllowedToRead } from '../authorise.ts';
import type { ReadContext } from '../context.ts';
import type { PastPackagesDto } from '../dto-as-of.ts';
import { searchWords } from '../package-filter.ts';
import { readDataVersion } from '../read-data-version.ts';
import { COLUMNS_AT_MOST } from '../shown-sites.ts';
import { packageNames } from './package-names.ts';
import { pastPackageRows, sorted } from './package-rows.ts';
import { pastEntries } from './past-entries.ts';
import { type PastSite, type PastWorld, pastWorld } from './past-world.ts';

/**
 * One page of the status table as it was at the end of a day: fields as their revisions up to then say, readiness as
 * today's rules judge those facts at that moment. Only the rows of the page are put together and judged.
 */
export async function listPackagesAsOf({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { day: string; page: AsOfParams };
}): Promise<PastPackagesDto> {
  mustBeAllowedToRead(ctx);
  const { day, page } = input;
  const version = await readDataVersion({ ctx });
  const world = await pastWorld(ctx, version, day);
  const words = searchWords(page.q);
  const found = (await packageNames(ctx, version, day)).filter(({ name, slug }) => {
    const text = `${name} ${slug}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const start = asOfStart(page);
  const wanted = found.slice(start, start + page.limit);
  const entries = await pastEntries(ctx, { kind: 'package', before: world.before, ids: wanted.map(({ id }) => id) });
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const shown = shownThen(world);
  const rows = await pastPackageRows(
    ctx,
    world,
    wanted.flatMap(({ id }) => byId.get(id) ?? []),
    shown,
  );
  const end = start + wanted.length;
  return {
    day,
    items: rows,
    total: found.length,
    start,
    nextCursor: end < found.length ? encodeCursor(asOfKey(page.q), { direction: 'after', values: [end] }) : null,
    sites: shown.map(({ entry, name }) => ({ slug: entry.slug, name })),
  };
}

/** The sites a table of then has columns for: those that most packages were wanted at, when there are too many. */
function shownThen({ sites, steps }: PastWorld): PastSite[] {
  if (sites.length <= COLUMNS_AT_MOST) return [...sites];
  const wanted = new Map<string, number>();
  for (const facts of steps.values()) {
    for (const site of new Set(facts.flatMap((step) => step.sites))) wanted.set(site, (wanted.get(site) ?? 0) + 1);
  }
  return sorted(sites, ({ entry, place }) => [-(wanted.get(entry.slug) ?? 0), place]).slice(0, COLUMNS_AT_MOST);
}

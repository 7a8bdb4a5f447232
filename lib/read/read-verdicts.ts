import { ok, type Result } from '#lib/base/errors.ts';
import type { Verdict } from '#lib/domain/readiness/verdict.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import type { ReadContext } from './context.ts';
import { entryId, noSuch } from './entry-details.ts';
import { packageIndex } from './package-index.ts';
import { readDataVersion } from './read-data-version.ts';
import { COLUMNS_AT_MOST, chosenSites, shownSites } from './shown-sites.ts';
import { sitesOf } from './sites-of.ts';
import { verdictsOf } from './verdicts-of.ts';

/** One package judged now, with its reasons, at the sites given, or at those a table shows; at most as many as those. */
export async function readVerdicts({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { package: string; sites: readonly string[] };
}): Promise<Result<Verdict[]>> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const id = await entryId(ctx, 'package', input.package);
  if (id === null) return noSuch('package', input.package);
  const all = await sitesOf(ctx, version);
  const sites =
    input.sites.length > 0
      ? chosenSites(all, input.sites).slice(0, COLUMNS_AT_MOST)
      : shownSites(await packageIndex(ctx, version), all, []);
  return ok(await verdictsOf(ctx, { packageIds: [id], siteIds: sites.map((site) => site.id) }));
}

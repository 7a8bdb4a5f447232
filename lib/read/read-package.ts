import { ok, type Result } from '#lib/base/errors.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { careOf } from './care-of.ts';
import type { ReadContext } from './context.ts';
import type { PackageDto } from './dto.ts';
import { historyOf, noSuch, remarksOf, tasksAbout } from './entry-details.ts';
import { packageBySlug, packageIndex } from './package-index.ts';
import { imagesWith, neededBy, questionsAbout, stepsOf, waitedForBy } from './package-relations.ts';
import { packageTexts, parsedRow } from './package-rows.ts';
import { readDataVersion } from './read-data-version.ts';
import { COLUMNS_AT_MOST, shownSites } from './shown-sites.ts';
import { sitesOf } from './sites-of.ts';
import { statementsOf } from './statements-of.ts';
import { cellOf, verdictsOf } from './verdicts-of.ts';

/**
 * One package with everything its page shows. Readiness names every site; verdicts with their reasons are judged for as
 * many sites as a table shows, the others have their own page.
 */
export async function readPackage({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { slug: string };
}): Promise<Result<PackageDto>> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const sites = await sitesOf(ctx, version);
  const index = await packageIndex(ctx, version);
  const indexed = packageBySlug(index, input.slug);
  const [text] = indexed === undefined ? [] : await packageTexts(ctx, version, [indexed], sites);
  if (indexed === undefined || text === undefined) return noSuch('package', input.slug);
  const [id, row] = [indexed.id, parsedRow(text)];

  const judged = sites.length <= COLUMNS_AT_MOST ? sites : shownSites(index, sites, targetsOf(row.readiness));
  const verdicts = await verdictsOf(ctx, { packageIds: [id], siteIds: judged.map((site) => site.id) });
  const fresh = new Map(verdicts.map((verdict) => [verdict.site, cellOf(verdict)]));
  return ok({
    ...row,
    readiness: row.readiness.map((cell) => fresh.get(cell.site) ?? cell),
    claims: await statementsOf(ctx, id),
    care: await careOf(ctx, { id, kind: 'package', slug: row.slug }),
    remarks: await remarksOf(ctx, id),
    history: await historyOf(ctx, id),
    images: await imagesWith(ctx, id),
    steps: await stepsOf(ctx, id),
    neededBy: await neededBy(ctx, id),
    waitedForBy: await waitedForBy(ctx, id),
    tasks: await tasksAbout(ctx, id),
    questions: (await questionsAbout(ctx, id)).map(({ slug, name, answered }) => ({ slug, name, answered })),
    verdicts,
  });
}

const targetsOf = (cells: readonly { site: string; targeted: boolean }[]): string[] =>
  cells.filter(({ targeted }) => targeted).map(({ site }) => site);

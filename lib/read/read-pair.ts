import { notFound, ok, type Result } from '#lib/base/errors.ts';
import { SLUG } from '#lib/contracts/slug.ts';
import type { Verdict } from '#lib/domain/readiness/verdict.ts';
import { isReady } from '#lib/domain/vocabulary.ts';
import { mustBeAllowedToRead } from './authorise.ts';
import { type CitedFields, citedFields } from './cited-fields.ts';
import type { ReadContext } from './context.ts';
import type { PairDto } from './dto.ts';
import { claimsOf, type EntryClaim, noSuch } from './entry-details.ts';
import { packageIndex } from './package-index.ts';
import { runNeeds, stepsOf } from './package-relations.ts';
import { MEANINGS } from './packed-codes.ts';
import { query } from './query.ts';
import { readDataVersion } from './read-data-version.ts';
import { COLUMNS_AT_MOST, shownSites } from './shown-sites.ts';
import { sitesOf } from './sites-of.ts';
import { verdictsOf } from './verdicts-of.ts';

interface Head {
  id: number;
  slug: string;
  name: string;
  summary: string;
}

/** A package at a site, judged now: every route, every check, what the checks rest on, and what it waits for. */
export async function readPair({
  ctx,
  input,
}: {
  ctx: ReadContext;
  input: { package: string; site: string };
}): Promise<Result<PairDto>> {
  mustBeAllowedToRead(ctx);
  const version = await readDataVersion({ ctx });
  const [pkg, site] = [await headOf(ctx, 'package', input.package), await headOf(ctx, 'site', input.site)];
  if (!pkg) return noSuch('package', input.package);
  if (!site) return noSuch('site', input.site);

  const needs = await runNeeds(ctx, pkg.id);
  const here = await verdictsOf(ctx, { packageIds: [pkg.id, ...needs.map(({ id }) => id)], siteIds: [site.id] });
  const verdict = here.find((one) => one.package === pkg.slug);
  if (!verdict) return notFound(`${pkg.name} at ${site.name} cannot be judged: one of them has just been removed.`);

  return ok({
    ...verdict,
    packageName: pkg.name,
    siteName: site.name,
    summary: pkg.summary,
    claims: await citedClaims(ctx, verdict),
    steps: await stepsOf(ctx, pkg.id, site.id),
    waitingOn: needs.flatMap(({ slug, name }) => {
      const other = here.find((one) => one.package === slug);
      return other && !isReady(other.level) ? [{ package: slug, name, level: other.level }] : [];
    }),
    neighbours: { sites: await levelsElsewhere(ctx, version, pkg, site) },
  });
}

async function headOf(ctx: ReadContext, kind: 'package' | 'site', slug: string): Promise<Head | null> {
  if (!SLUG.test(slug)) return null;
  const rows = await query<Head>(ctx, {
    text: `select id, slug, name, summary from entries
           where kind = $1::text::"EntryKind" and slug = $2 and trashed_at is null`,
    values: [kind, slug],
  });
  return rows[0] ?? null;
}

/** Claims on the fields that any check or caution cites. */
async function citedClaims(ctx: ReadContext, { routes, cautions }: Verdict): Promise<EntryClaim[]> {
  const refs = new Set(
    [...routes.flatMap(({ checks }) => checks), ...cautions].flatMap(({ evidence }) => evidence.map(({ ref }) => ref)),
  );
  const cited = [...refs].flatMap((ref) => citedFields(ref) ?? []);
  const entries = await query<{ id: number }>(ctx, {
    text: `select e.id from unnest($1::text[], $2::text[]) as wanted(kind, slug)
           join entries e on e.kind = wanted.kind::"EntryKind" and e.slug = wanted.slug`,
    values: [cited.map(({ kind }) => kind), cited.map(({ slug }) => slug)],
  });
  const claims = await claimsOf(ctx, [...new Set(entries.map(({ id }) => id))]);
  const speaksOf =
    ({ entry, field }: EntryClaim) =>
    (fields: CitedFields) =>
      fields.kind === entry.kind && fields.slug === entry.slug && fields.matches(field);
  return claims.filter((claim) => cited.some(speaksOf(claim)));
}

/** Levels of the package at the other sites a table would show, as the projection has them. */
async function levelsElsewhere(
  ctx: ReadContext,
  version: number,
  pkg: Head,
  site: Head,
): Promise<PairDto['neighbours']['sites']> {
  const others = (await sitesOf(ctx, version)).filter(({ id }) => id !== site.id);
  const shown = others.length > COLUMNS_AT_MOST ? shownSites(await packageIndex(ctx, version), others, []) : others;
  const [packed] = await query<{ codes: Uint8Array }>(ctx, {
    text: 'select codes from package_readiness where package_id = $1',
    values: [pkg.id],
  });
  return shown.flatMap(({ slug, name, place }) => {
    const meaning = MEANINGS[packed?.codes[place] ?? 0xff];
    return meaning ? [{ slug, name, level: meaning.level }] : [];
  });
}

import {
  CONFLICT_WORDS,
  CONFLICTS,
  EXISTENCES,
  LEVEL_TERMS,
  LEVELS,
  REVIEW_STATES,
  STRATEGIES,
  UPGRADABLES,
  word,
} from '#lib/domain/vocabulary.ts';
import type { ReadContext } from './context.ts';
import type { FacetDto, PackageListDto } from './dto.ts';
import type { FacetCounts } from './package-filter.ts';
import { perVersion } from './per-version.ts';
import { query } from './query.ts';
import type { SiteColumn } from './sites-of.ts';

interface PlatformName {
  slug: string;
  name: string;
}

/** Living platforms, oldest generation first. */
export function platformsOf(ctx: ReadContext, version: number): Promise<PlatformName[]> {
  return perVersion(ctx, version, 'platforms', () =>
    query<PlatformName>(ctx, {
      text: `select e.slug, e.name from platforms p join entries e on e.id = p.id where e.trashed_at is null
             order by p.family, p.generation, e.slug`,
    }),
  );
}

/** Counts with their labels, in the order of the vocabulary; values that no row has are left out. */
export function labelledFacets(
  counts: FacetCounts,
  platforms: readonly PlatformName[],
  sites: readonly SiteColumn[],
): PackageListDto['facets'] {
  const named = (of: Map<string, number>, entries: readonly PlatformName[]): FacetDto[] =>
    entries.flatMap(({ slug, name }) => facet(slug, name, of.get(slug)));
  const words = (of: Map<string, number>, values: readonly string[]): FacetDto[] =>
    values.flatMap((value) => facet(value, word(value), of.get(value)));
  return {
    platform: named(counts.platform, platforms),
    level: LEVELS.flatMap((level) => facet(level, LEVEL_TERMS[level].label, counts.level.get(level))),
    strategy: words(counts.strategy, STRATEGIES),
    upgradable: words(counts.upgradable, UPGRADABLES),
    existingContainer: words(counts.existingContainer, EXISTENCES),
    existingVm: words(counts.existingVm, EXISTENCES),
    review: words(counts.review, REVIEW_STATES),
    conflict: CONFLICTS.flatMap((value) => facet(value, CONFLICT_WORDS[value], counts.conflict.get(value))),
    site: named(counts.site, sites),
  };
}

const facet = (value: string, label: string, count: number | undefined): FacetDto[] =>
  count ? [{ value, label, count }] : [];

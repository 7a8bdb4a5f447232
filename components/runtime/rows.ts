import type { CriterionCellDto, RuntimeAtSiteDto, RuntimeListDto, RuntimeRowDto } from '#lib/read/dto-runtime.ts';

export interface CriterionRow {
  slug: string;
  name: string;
  /** What makes every cell of the row doubtful; empty when they differ. */
  doubt: string;
  /** In the order of the runtimes; null where nothing is said. */
  cells: (CriterionCellDto | null)[];
}

/** The comparison row by row; criteria that nobody applied to a runtime are left out. */
export function byCriterion(
  criteria: RuntimeListDto['criteria'],
  runtimes: readonly Pick<RuntimeRowDto, 'criteria'>[],
): CriterionRow[] {
  return criteria.flatMap(({ slug, name }) => {
    const cells = runtimes.map((runtime) => runtime.criteria.find(({ criterion }) => criterion === slug) ?? null);
    const said = cells.filter((cell) => cell !== null);
    if (said.length === 0) return [];
    const doubts = new Set(said.map(({ doubt }) => doubt));
    return [{ slug, name, cells, doubt: doubts.size === 1 && said.length > 1 ? (said[0]?.doubt ?? '') : '' }];
  });
}

export interface SiteRow {
  site: RuntimeListDto['sites'][number];
  /** In the order of the runtimes; null where the site says nothing. */
  offers: (RuntimeAtSiteDto | null)[];
}

/** Sites that say something of containers, and the names of those that say nothing. */
export function bySite(
  sites: RuntimeListDto['sites'],
  runtimes: readonly Pick<RuntimeRowDto, 'sites'>[],
): { rows: SiteRow[]; silent: RuntimeListDto['sites'] } {
  const rows = sites.map((site) => ({
    site,
    offers: runtimes.map((runtime) => runtime.sites.find((offer) => offer.site.slug === site.slug) ?? null),
  }));
  const says = ({ site, offers }: SiteRow) => offers.some((offer) => offer !== null) || site.raw !== '';
  return { rows: rows.filter(says), silent: rows.filter((row) => !says(row)).map(({ site }) => site) };
}

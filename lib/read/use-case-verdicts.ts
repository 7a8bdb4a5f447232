import { db } from '#lib/base/db.ts';
import { assessUseCase, type UseCaseFacts } from '#lib/domain/readiness/use-case.ts';
import { loadFacts } from '#lib/facts/load.ts';
import type { ReadContext } from './context.ts';
import type { PairCellDto } from './dto.ts';
import type { UseCaseAtSiteDto, UseCaseStepDto } from './dto-use-case.ts';
import { packedRows } from './packed-rows.ts';
import { sitesOf } from './sites-of.ts';

/** Ids stay with the packages and sites until the verdicts are made. */
export type StepRow = Omit<UseCaseStepDto, 'claims' | 'packages' | 'sites'> & {
  use_case: number;
  packages: (UseCaseStepDto['packages'][number] & { id: number })[];
  sites: (UseCaseStepDto['sites'][number] & { id: number })[];
};

interface Head {
  slug: string;
  name: string;
  steps: readonly StepRow[];
}

/**
 * Verdicts of some use cases at the sites that their steps target, by use case, sites by name. A pair's level is the
 * projection's; a doubtful need is shown with its step and decides nothing (decision 8).
 */
export async function verdictsOfUseCases(
  ctx: ReadContext,
  version: number,
  useCases: readonly Head[],
): Promise<Map<string, UseCaseAtSiteDto[]>> {
  const steps = useCases.flatMap((useCase) => useCase.steps);
  const siteIds = new Set(steps.flatMap(({ sites }) => sites.map(({ id }) => id)));
  if (siteIds.size === 0) return new Map();
  const { sites, settings } = await loadFacts(ctx.db ?? db(), { packageIds: [], siteIds: [...siteIds] });
  const columns = (await sitesOf(ctx, version)).filter(({ id }) => siteIds.has(id));
  const packageIds = [...new Set(steps.flatMap(({ packages }) => packages.map(({ id }) => id)))];
  const cells = new Map<string, PairCellDto>();
  const names = new Map<string, string>();
  for (const pkg of await packedRows(ctx, packageIds, columns)) {
    names.set(pkg.slug, pkg.name);
    for (const cell of pkg.cells) cells.set(`${pkg.slug} ${cell.site}`, cell);
  }
  const atSite = (useCase: Head, column: { id: number; slug: string; name: string }): UseCaseAtSiteDto | null => {
    const facts = sites.get(column.id);
    const cellOf = (slug: string) => cells.get(`${slug} ${column.slug}`) ?? null;
    if (!facts) return null;
    const verdict = assessUseCase(toFacts(useCase), facts, settings, (slug) => cellOf(slug)?.level ?? null);
    if (verdict.level === null) return null;
    return {
      site: { slug: column.slug, name: column.name },
      level: verdict.level,
      because: verdict.because,
      packages: verdict.packages.map(({ package: slug, level }) => ({
        slug,
        name: names.get(slug) ?? slug,
        level,
        nextAction: cellOf(slug)?.nextAction?.text ?? null,
      })),
      checks: verdict.checks,
    };
  };
  const byName = [...columns].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  return new Map(useCases.map((useCase) => [useCase.slug, byName.flatMap((column) => atSite(useCase, column) ?? [])]));
}

const toFacts = ({ slug, name, steps }: Head): UseCaseFacts => ({
  slug,
  name,
  steps: steps.map((step) => ({
    slug: step.slug,
    name: step.name,
    parallelJobs: step.parallelJobs,
    packages: step.packages.filter(({ doubtful }) => !doubtful).map((pkg) => pkg.slug),
    sites: step.sites.map((site) => site.slug),
    needs: step.needs.map(({ note: _note, ...need }) => ({ ...need, phase: 'run' as const })),
    image: step.image,
  })),
});

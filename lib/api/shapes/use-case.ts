import type { ApiUseCase } from '#lib/contracts/api/use-case.ts';
import type { UseCaseAtSiteDto, UseCaseRowDto, UseCaseStepDto } from '#lib/read/dto-use-case.ts';

/** The API's use case. */
export function toApiUseCase(row: UseCaseRowDto): ApiUseCase {
  return {
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    position: row.position,
    peak: { cores: row.peak.cores, raw: row.peak.raw },
    owners: row.owners,
    steps: row.steps.map(toStep),
    readiness: row.readiness.map(toVerdict),
    version: row.version,
    updatedAt: row.updatedAt,
  };
}

const toStep = ({ claims: _claims, image, packages, sites, needs, ...step }: UseCaseStepDto) => ({
  ...step,
  image: image?.slug ?? null,
  packages: packages.map(({ name: _name, ...pkg }) => pkg),
  sites: sites.map(({ slug, note }) => ({ slug, note })),
  needs: needs.map(({ couldDrop: _couldDrop, ...need }) => need),
});

const toVerdict = ({ site, packages, checks, ...verdict }: UseCaseAtSiteDto) => ({
  site: site.slug,
  ...verdict,
  packages: packages.map(({ slug, level }) => ({ package: slug, level })),
  checks: checks.map(({ actionKey: _actionKey, ...check }) => check),
});

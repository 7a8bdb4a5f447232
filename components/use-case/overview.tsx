import { LEVEL_TERMS } from '#lib/domain/vocabulary.ts';
import type { NamedDto } from '#lib/read/dto-platform.ts';
import type { UseCaseAtSiteDto, UseCaseRowDto } from '#lib/read/dto-use-case.ts';
import { Sign } from '../status/signs.tsx';
import { hrefOfUseCase, siteHref } from '../ui/hrefs.ts';

/** More columns than this are no picture any more; each use case has its own table below. */
const COLUMNS_AT_MOST = 12;

/** Use cases down, the sites they target across: every cell leads to its reasons. */
export function UseCaseMatrix({ useCases }: { useCases: readonly UseCaseRowDto[] }) {
  const sites = targetsOf(useCases);
  if (sites.length === 0 || sites.length > COLUMNS_AT_MOST) return <Contents useCases={useCases} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region" tabIndex={0} aria-label="Use cases and sites">
      <table className="grid-table matrix">
        <caption>Verdict of each use case at each site it targets</caption>
        <thead>
          <tr>
            <th scope="col" className="stick">
              <span className="sr-only">Use case</span>
            </th>
            {sites.map(({ slug, name }) => (
              <th key={slug} scope="col">
                <a href={siteHref(slug)}>{name}</a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {useCases.map((useCase) => (
            <tr key={useCase.slug}>
              <th scope="row" className="stick">
                <a className="font-[570] no-underline hover:underline" href={hrefOfUseCase(useCase.slug)}>
                  {useCase.name}
                </a>
              </th>
              {sites.map(({ slug }) => (
                <Verdict
                  key={slug}
                  useCase={useCase.slug}
                  verdict={useCase.readiness.find(({ site }) => site.slug === slug)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Verdict({ useCase, verdict }: { useCase: string; verdict: UseCaseAtSiteDto | undefined }) {
  if (!verdict) return <td className="align-middle! text-ink-3">no target</td>;
  return (
    <td className="flush">
      <a className={`pair lv-${verdict.level}`} href={hrefOfUseCase(useCase)} title={verdict.because}>
        <span className="level">
          <Sign name={verdict.level} />
          {LEVEL_TERMS[verdict.level].label}
        </span>
      </a>
    </td>
  );
}

function Contents({ useCases }: { useCases: readonly UseCaseRowDto[] }) {
  return (
    <nav aria-label="Use cases of this page">
      <ul className="directory">
        {useCases.map(({ slug, name }) => (
          <li key={slug}>
            <a href={hrefOfUseCase(slug)}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function targetsOf(useCases: readonly UseCaseRowDto[]): NamedDto[] {
  const sites = useCases.flatMap(({ readiness }) => readiness.map(({ site }) => site));
  return [...new Map(sites.map((site) => [site.slug, site])).values()].sort((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
  );
}

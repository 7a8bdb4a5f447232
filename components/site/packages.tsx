import type { SiteDto } from '#lib/read/dto.ts';
import { sayNumber } from '../overview/say.ts';
import { PairCell } from '../status/pair-cell.tsx';
import { packageHref, pairHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

/** What is ready here: every package with its level, and what to do next. */
export function SitePackages({ site }: { site: SiteDto }) {
  if (site.packages.length === 0) return <Empty>No package is registered yet.</Empty>;
  const left = site.packageTotal - site.packages.length;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="region" tabIndex={0} aria-label={`Packages at ${site.name}`}>
        <table className="grid-table matrix">
          <caption>Readiness of each package at {site.name}</caption>
          <thead>
            <tr>
              <th scope="col" className="stick">
                Package
              </th>
              <th scope="col">Readiness</th>
              <th scope="col" className="w-full">
                To do next
              </th>
            </tr>
          </thead>
          <tbody>
            {site.packages.map(({ slug, name, cell }) => (
              <tr key={slug}>
                <th scope="row" className="stick">
                  <a className="font-[570] no-underline hover:underline" href={packageHref(slug)}>
                    {name}
                  </a>
                </th>
                <td className="flush">
                  <PairCell cell={cell} packageSlug={slug} />
                </td>
                <td className={`align-middle! ${cell.targeted ? '' : 'text-ink-3'}`}>
                  {cell.nextAction?.text ?? 'Nothing is left to do.'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {left > 0 && (
        <p className="note mt-2">
          {sayNumber(site.packages.length)} of {sayNumber(site.packageTotal)} packages.{' '}
          <a href={`/packages?site=${site.slug}`}>All of them</a>
        </p>
      )}
    </>
  );
}

/** What the farm is asked to run, by use case step. */
export function AskedToRun({ site }: { site: SiteDto }) {
  if (site.steps.length === 0) return <Empty>No use case names this site yet.</Empty>;
  const names = new Map(site.packages.map(({ slug, name }) => [slug, name]));
  return (
    <ul className="lines">
      {site.steps.map(({ useCase, step, packages, parallelRaw }) => (
        <li key={`${useCase.slug} ${step}`}>
          <p>
            <span className="font-[570]">{useCase.name}</span>: {step}
          </p>
          <p className="text-ink-2">
            {packages.length === 0
              ? 'no package named'
              : packages.map((slug, index) => (
                  <span key={slug}>
                    {index > 0 && ', '}
                    <a href={pairHref(slug, site.slug)}>{names.get(slug) ?? slug}</a>
                  </span>
                ))}
          </p>
          {parallelRaw !== '' && <p className="note raw">“{parallelRaw}”</p>}
        </li>
      ))}
    </ul>
  );
}

import { type PackageHere, sitePackagesTable } from '#lib/contracts/tables/site-packages.ts';
import type { SiteDto } from '#lib/read/dto.ts';
import { PlainTable } from '../data-table/plain-table.tsx';
import { sayNumber } from '../overview/say.ts';
import { PairCell } from '../status/pair-cell.tsx';
import { gridHref } from '../test/grid-href.ts';
import { ExportLinks } from '../ui/export-links.tsx';
import { packageHref, pairHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';

/** What is ready here: every package with its level, and what to do next. */
export function SitePackages({ site }: { site: SiteDto }) {
  if (site.packages.length === 0) return <Empty>No package is registered yet.</Empty>;
  const left = site.packageTotal - site.packages.length;
  return (
    <>
      <PlainTable id="packages-here" table={sitePackagesTable(site)} rows={site.packages} cell={packageHereCell} />
      {left > 0 && (
        <p className="note mt-2">
          {sayNumber(site.packages.length)} of {sayNumber(site.packageTotal)} packages.{' '}
          <a href={`/packages?site=${site.slug}`}>All of them</a>
        </p>
      )}
      <p className="mt-2">
        <a href={gridHref({ site: [site.slug] })}>All test outcomes at this site</a>
      </p>
      <ExportLinks entity="readiness" query={`site=${site.slug}`} />
    </>
  );
}

/** How a cell of the packages of a site looks. */
function packageHereCell(column: string, { slug, name, cell }: PackageHere): React.ReactNode {
  if (column === 'name')
    return (
      <a className="font-[570] no-underline hover:underline" href={packageHref(slug)}>
        {name}
      </a>
    );
  if (column !== 'next') return <PairCell cell={cell} packageSlug={slug} />;
  return <span className={cell.targeted ? '' : 'text-ink-3'}>{cell.nextAction?.text ?? 'Nothing is left to do.'}</span>;
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

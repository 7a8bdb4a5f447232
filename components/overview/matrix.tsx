import type { MatrixDto } from '#lib/read/dto.ts';
import { Legend } from '../status/legend.tsx';
import { PairCell } from '../status/pair-cell.tsx';
import { packageHref, siteHref } from '../ui/hrefs.ts';
import { Empty } from '../ui/section.tsx';
import { sayNumber, sayRollUp } from './say.ts';

/** Packages down, sites across: the picture of the collaboration, every cell a link to its reasons. */
export function Matrix({ matrix }: { matrix: MatrixDto }) {
  if (matrix.rows.length === 0) {
    return (
      <Empty>No package is registered yet. Load a catalogue or import a table, and the matrix draws itself.</Empty>
    );
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="region" tabIndex={0} aria-label="Packages and sites">
        <table className="grid-table matrix">
          <caption>Readiness of each package at each site</caption>
          <thead>
            <tr>
              <th scope="col" className="stick">
                <span className="sr-only">Package</span>
              </th>
              {matrix.sites.map((site) => (
                <th key={site.slug} scope="col">
                  <a href={siteHref(site.slug)}>{site.name}</a>
                  <span className="note block font-normal">{sayRollUp(site.ready, site.targeted)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map((row) => (
              <tr key={row.slug}>
                <th scope="row" className="stick">
                  <a className="font-[570] no-underline hover:underline" href={packageHref(row.slug)}>
                    {row.name}
                  </a>
                  <span className="note block">{sayRollUp(row.ready, row.targeted)}</span>
                </th>
                {row.cells.map((cell) => (
                  <td key={cell.site} className="flush">
                    <PairCell cell={cell} packageSlug={row.slug} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="note mt-2 flex flex-wrap gap-x-4">
        <Part matrix={matrix} />
        <a href="/matrix">The whole matrix</a>
      </p>
      <Legend />
    </>
  );
}

/** What is shown of a matrix that does not fit, and the way to its packages in the same order. */
function Part({ matrix: { rows, sites, totalPackages, totalSites } }: { matrix: MatrixDto }) {
  if (rows.length === totalPackages) return null;
  return (
    <>
      <span>
        {sayNumber(rows.length)} of {sayNumber(totalPackages)} packages, those whose next step lifts most pairs
        {sites.length < totalSites && `; ${sites.length} of ${sayNumber(totalSites)} sites, those that need most`}.
      </span>
      <a href="/packages?sort=-unblocks">All packages in this order</a>
    </>
  );
}

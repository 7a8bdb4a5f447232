import type { MatrixWindowDto } from '#lib/read/dto-matrix.ts';
import { PackageHead, PairOf, SiteHead } from './cells.tsx';
import { densityClass } from './geometry.ts';

/** One window as a plain table: what the server writes, and all there is without a script. */
export function WindowTable({ window, wide, columns }: { window: MatrixWindowDto; wide: boolean; columns: number }) {
  const sites = window.sites.slice(0, columns);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="region region-tall" tabIndex={0} aria-label="Packages and sites">
      <table className={`grid-table mx-table ${densityClass(wide)}`}>
        <caption>Readiness of each package at each site</caption>
        <thead>
          <tr>
            <th scope="col" className="stick">
              <span className="sr-only">Package</span>
            </th>
            {sites.map((site) => (
              <SiteHead key={site.slug} site={site} />
            ))}
          </tr>
        </thead>
        <tbody>
          {window.packages.map((row) => (
            <tr key={row.slug}>
              <PackageHead row={row} />
              {sites.map((site, at) => (
                <PairOf key={site.slug} row={row} site={site} code={row.cells[at] ?? ''} wide={wide} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

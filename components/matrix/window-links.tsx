import type { MatrixWindowDto } from '#lib/read/dto-matrix.ts';
import { sayNumber } from '../overview/say.ts';
import { COLUMNS_WITHOUT_SCRIPT } from './geometry.ts';

/** Which part of the matrix a window is, and the ways to the windows around it. */
export function WindowLinks({
  window,
  rows,
  href,
}: {
  window: MatrixWindowDto;
  rows: number;
  href: (start: number, siteStart: number) => string;
}) {
  const { start, siteStart, total, totalSites, packages } = window;
  const columns = Math.min(COLUMNS_WITHOUT_SCRIPT, window.sites.length);
  if (packages.length === total && columns === totalSites) return null;
  const to = (name: string, row: number, column: number, there: boolean) =>
    there && (
      <a className="button" href={href(Math.max(0, row), Math.max(0, column))}>
        {name}
      </a>
    );
  return (
    <nav className="no-print mt-4 flex flex-wrap items-center gap-2" aria-label="Windows of the matrix">
      {to('Packages before', start - rows, siteStart, start > 0)}
      {to('Packages after', start + rows, siteStart, start + rows < total)}
      {to('Sites before', start, siteStart - COLUMNS_WITHOUT_SCRIPT, siteStart > 0)}
      {to('Sites after', start, siteStart + COLUMNS_WITHOUT_SCRIPT, siteStart + columns < totalSites)}
      <span className="note">
        Packages {span(start, packages.length)} of {sayNumber(total)}, sites {span(siteStart, columns)} of{' '}
        {sayNumber(totalSites)}
      </span>
    </nav>
  );
}

/** "1 to 50" of places counted from 0. */
export const span = (from: number, length: number): string =>
  length === 0 ? 'none' : `${sayNumber(from + 1)} to ${sayNumber(from + length)}`;

'use client';

import { useSyncExternalStore } from 'react';
import type { MatrixWindowDto } from '#lib/read/dto-matrix.ts';
import { sayNumber } from '../overview/say.ts';
import { Paper } from '../ui/paper.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import { COLUMNS_WITHOUT_SCRIPT, columnsOnPaper } from './geometry.ts';
import { MatrixGrid } from './grid.tsx';
import { span } from './window-links.tsx';
import { WindowTable } from './window-table.tsx';

const never = () => () => undefined;

/** A window as a table with ways to the next ones; where a script runs, the whole matrix as one grid. */
export function WholeMatrix({
  first,
  query,
  wide,
  children,
}: {
  first: MatrixWindowDto;
  /** Filters and order, as the API takes them. */
  query: string;
  wide: boolean;
  /** Links to the windows around this one. */
  children: React.ReactNode;
}) {
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const printing = usePrinting();
  const paper = Math.min(columnsOnPaper(wide), first.sites.length);
  const note = (first.packages.length < first.total || paper < first.totalSites) && (
    <Paper path="/api/v1/matrix" query={query}>
      On this paper: packages {span(first.start, first.packages.length)} of {sayNumber(first.total)}, sites{' '}
      {span(first.siteStart, paper)} of {sayNumber(first.totalSites)}.
    </Paper>
  );
  if (live) {
    return (
      <>
        <div className="no-print">
          <MatrixGrid key={query} first={first} query={query} wide={wide} />
        </div>
        {printing && <WindowTable window={first} wide={wide} columns={paper} />}
        {note}
      </>
    );
  }
  return (
    <>
      <WindowTable window={first} wide={wide} columns={COLUMNS_WITHOUT_SCRIPT} />
      {children}
      {note}
    </>
  );
}

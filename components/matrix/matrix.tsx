'use client';

import { useSyncExternalStore } from 'react';
import type { MatrixWindowDto } from '#lib/read/dto-matrix.ts';
import { COLUMNS_WITHOUT_SCRIPT } from './geometry.ts';
import { MatrixGrid } from './grid.tsx';
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
  if (live) return <MatrixGrid key={query} first={first} query={query} wide={wide} />;
  return (
    <>
      <WindowTable window={first} wide={wide} columns={COLUMNS_WITHOUT_SCRIPT} />
      {children}
    </>
  );
}

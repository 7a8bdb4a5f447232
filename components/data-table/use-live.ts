import { useEffect } from 'react';
import { onPage, type TableHandle } from '../live/table-handle.ts';

/** Lets who hears of others' changes reach this table. */
export function useLive(handle: TableHandle): void {
  useEffect(() => {
    onPage.table = handle;
    return () => {
      onPage.table = null;
    };
  });
}

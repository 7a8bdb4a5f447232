import { useCallback, useEffect, useRef, useState } from 'react';
import { type ListQuery, readQuery } from '#lib/contracts/list-query.ts';
import { parseView, type TableView } from '#lib/contracts/table-view.ts';
import { listHref } from './list-href.ts';

/** All that an address says of a table. */
export interface Asked {
  query: ListQuery;
  view: TableView;
}

/** `keep` leaves no entry in the browser's history: typing, dragging, scrolling. */
export type Go = (patch: { query?: Partial<ListQuery>; view?: Partial<TableView> }, how?: 'keep') => void;

/** The address of the page as state: whatever changes it is in the URL, and Back undoes it. */
export function useAddress(path: string, initial: Asked): [Asked, Go] {
  const [asked, setAsked] = useState(initial);
  const latest = useRef(asked);
  const set = useCallback((next: Asked) => {
    latest.current = next;
    setAsked(next);
  }, []);
  const go = useCallback<Go>(
    ({ query, view }, how) => {
      const { query: old, view: seen } = latest.current;
      // A window belongs to the order it was seen in.
      const next = {
        query: { ...old, start: query ? null : old.start, ...query },
        view: view ? { ...seen, ...view } : seen,
      };
      set(next);
      const href = listHref(path, { ...next.query, cursor: null }, { start: next.query.start }, next.view);
      if (how === 'keep') window.history.replaceState(null, '', href);
      else window.history.pushState(null, '', href);
      // For the menu of saved views.
      dispatchEvent(new Event('asked'));
    },
    [path, set],
  );
  const first = useRef(initial);
  useEffect(() => {
    const opened = window.location.search;
    const back = () => {
      // The address that was opened may be that of a saved view, which says less than it shows.
      if (window.location.search === opened) return set(first.current);
      const search = new URLSearchParams(window.location.search);
      set({ query: readQuery(search, first.current.query), view: parseView(search).view });
    };
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, [set]);
  return [asked, go];
}

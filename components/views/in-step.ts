/** What of an address is no part of a saved view. */
const NOT_SAVED = ['view', 'said', 'start', 'limit', 'cursor', 'open'];

/** What an address says of its table, as views are written. */
export function savedPart(search: string): string {
  const params = new URLSearchParams(search);
  for (const name of NOT_SAVED) params.delete(name);
  return params.toString();
}

/** Keeps the menu of saved views in step with a table whose address a script changes. */
export function keepInStep(): void {
  const menu = document.querySelector<HTMLElement>('[data-views]');
  const line = document.querySelector<HTMLElement>('[data-view-changed]');
  const { base, shown } = menu?.dataset ?? {};
  const opened = location.search;
  const step = () => {
    // An address may say less than it shows, when it is that of a view.
    const query = location.search === opened && shown !== undefined ? shown : savedPart(location.search);
    for (const field of document.querySelectorAll<HTMLInputElement>('[data-view-form] input[name=query]')) {
      field.value = query;
    }
    if (line && base !== undefined) line.hidden = query === base;
  };
  addEventListener('asked', step);
  addEventListener('popstate', step);
  step();
}

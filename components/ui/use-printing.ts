import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

/** Between `beforeprint` and `afterprint`; some browsers fire these, some change the medium, some do both. */
let asked = false;

function subscribe(notify: () => void): () => void {
  const medium = matchMedia('print');
  // At once: the sheet is laid out as soon as the event has been heard.
  const now = () => flushSync(notify);
  const set = (value: boolean) => () => {
    asked = value;
    now();
  };
  const [before, after] = [set(true), set(false)];
  medium.addEventListener('change', now);
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    medium.removeEventListener('change', now);
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

/** Whether the page is being drawn for paper, where nothing can be scrolled. */
export const usePrinting = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => asked || matchMedia('print').matches,
    () => false,
  );

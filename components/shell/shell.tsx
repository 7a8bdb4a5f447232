'use client';

/** After this long nothing else of a page is on its way. */
const IDLE_MS = 2000;

const awake = () => import('./awake.ts');

// Once for the document, as soon as this file is there: no part of a page has to be drawn for it.
if (typeof window !== 'undefined') {
  addEventListener('keydown', (event) => {
    // The browser has a search of its own under this key.
    if (event.key === 'k' && (event.ctrlKey || event.metaKey)) event.preventDefault();
    awake().then((it) => it.press(event));
  });
  addEventListener('click', (event) => awake().then((it) => it.click(event)));
  setTimeout(() => awake().then((it) => it.start()), IDLE_MS);
}

/**
 * The scripts of the frame, which every page has. They come once the page is idle, or at the first press of a key or of
 * the mouse.
 */
export const Shell = () => null;

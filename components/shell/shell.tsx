'use client';

import { useEffect } from 'react';

/** After this long nothing else of a page is on its way. */
const IDLE_MS = 2000;

/**
 * The scripts of the frame, which every page has. They come once the page is idle, or when they are first asked for: at a
 * key of the page, or a press on what carries `data-act`.
 */
export function Shell() {
  useEffect(() => {
    const awake = () => import('./awake.ts');
    const press = (event: KeyboardEvent) => {
      const { key } = event;
      const isPalette = (event.ctrlKey || event.metaKey) && key === 'k';
      if (isPalette) event.preventDefault();
      if (isPalette || key === '?' || key === 'g') awake().then((it) => it.press(event));
    };
    const click = ({ target }: Event) => {
      const pressed = (target as Element).closest<HTMLElement>('[data-act]');
      if (pressed) awake().then((it) => it.act(pressed.dataset.act));
    };
    addEventListener('keydown', press);
    addEventListener('click', click);
    setTimeout(() => awake().then((it) => it.start()), IDLE_MS);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener('click', click);
    };
  }, []);
  return null;
}

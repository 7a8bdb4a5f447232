'use client';

import { useEffect } from 'react';
import { chooseTheme, showTheme } from '../ui/theme-choice.ts';
import type { ShellFacts } from './facts.ts';

/** After this long nothing else of a page is on its way. */
const IDLE_MS = 2000;

/**
 * The frame's scripts, which every page has: the theme at once, and everything else when it is first asked for. What
 * others change is listened to once the page is idle.
 */
export function Shell({ facts }: { facts: ShellFacts }) {
  useEffect(() => {
    const awake = () => import('./awake.ts');
    const press = (event: KeyboardEvent) => {
      const palette = (event.ctrlKey || event.metaKey) && event.key === 'k';
      if (palette) event.preventDefault();
      if (palette || /^[?g]$/.test(event.key)) void awake().then(({ press }) => press(event, facts));
    };
    const click = ({ target }: Event) => {
      const act = (target as Element).closest<HTMLElement>('[data-act]')?.dataset.act;
      if (act?.startsWith('theme-')) chooseTheme(act.slice(6));
      else if (act) void awake().then(({ open }) => open(act, facts));
    };
    showTheme();
    addEventListener('keydown', press);
    addEventListener('click', click);
    const idle = setTimeout(() => awake().then(({ start }) => start(facts)), IDLE_MS);
    return () => {
      removeEventListener('keydown', press);
      removeEventListener('click', click);
      clearTimeout(idle);
    };
  }, [facts]);
  return null;
}

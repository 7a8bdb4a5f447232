'use client';

import { useSyncExternalStore } from 'react';
import { THEME_KEY, THEMES, type Theme } from './theme.ts';

const LABELS: Record<Theme, string> = { system: 'Theme of the system', light: 'Light theme', dark: 'Dark theme' };
const SHAPES: Record<Theme, React.ReactNode> = {
  system: (
    <>
      <path d="M3 5h18v12H3z" />
      <path d="M9 21h6m-3-4v4" />
    </>
  ),
  light: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2v3m0 14v3M2 12h3m14 0h3M5 5l2 2m10 10 2 2M5 19l2-2M17 7l2-2" />
    </>
  ),
  dark: <path d="M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10z" />,
};

const changed = new Set<() => void>();

function subscribe(notify: () => void): () => void {
  changed.add(notify);
  return () => changed.delete(notify);
}

function chosen(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function choose(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is refused (private window): the choice lasts for this page.
  }
  for (const notify of changed) notify();
}

/** Three buttons; shown only where a script can act on them. */
export function ThemeSwitch() {
  const current = useSyncExternalStore<Theme | null>(subscribe, chosen, () => null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend that a row of three icons has no room for
    <div className="theme" role="group" aria-label="Theme">
      {THEMES.map((theme) => (
        <button
          key={theme}
          type="button"
          title={LABELS[theme]}
          aria-label={LABELS[theme]}
          aria-pressed={current === theme}
          onClick={() => choose(theme)}
        >
          <svg
            className="sign"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            aria-hidden="true"
          >
            {SHAPES[theme]}
          </svg>
        </button>
      ))}
    </div>
  );
}

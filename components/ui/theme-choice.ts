import { THEME_KEY, type Theme } from './theme.ts';

/** What of the pages a press acts on: buttons of the frame say it in `data-act`, for they are drawn without a script. */
export const actOfTheme = (theme: Theme): string => `theme-${theme}`;

/** Says on the buttons which theme is chosen. */
export function showTheme(): void {
  const chosen = document.documentElement.dataset.theme ?? 'system';
  for (const button of document.querySelectorAll('[data-act^=theme]')) {
    button.ariaPressed = String(button.matches(`[data-act$=${chosen}]`));
  }
}

/** Chooses a theme for this browser. */
export function chooseTheme(theme: string): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  try {
    localStorage.setItem(THEME_KEY, theme);
  } catch {
    // Storage is refused (private window): the choice lasts for this page.
  }
  showTheme();
}

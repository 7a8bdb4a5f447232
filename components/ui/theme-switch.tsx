import { THEMES, type Theme } from './theme.ts';
import { actOfTheme } from './theme-choice.ts';

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

/** Three buttons; shown only where a script can act on them, which the shell does. */
export function ThemeSwitch() {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend that a row of three icons has no room for
    <div className="theme" role="group" aria-label="Theme">
      {THEMES.map((theme) => (
        <button
          key={theme}
          type="button"
          title={LABELS[theme]}
          aria-label={LABELS[theme]}
          aria-pressed="false"
          data-act={actOfTheme(theme)}
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

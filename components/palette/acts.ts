import { copyText } from '../data-table/copy-text.ts';
import { openKeys } from '../shell/keys-dialog.tsx';
import { chooseTheme } from '../ui/theme-choice.ts';

/** Buttons of the page that the palette presses. */
export const NEWS = '.live-notice:not([hidden]) .button-main:not([hidden])';
export const VIEWS = '[data-views]';

/** Sends a form that has no fields, as its button would. */
function send(action: string): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  document.body.append(form);
  form.submit();
}

/** What each act of the palette does, once the palette is closed; a text is said to whoever did it. */
export const ACTS: Readonly<Record<string, () => string | undefined>> = {
  'show-news': () => {
    document.querySelector<HTMLElement>(NEWS)?.click();
    return undefined;
  },
  'save-view': () => {
    const menu = document.querySelector<HTMLDetailsElement>(VIEWS);
    if (menu) menu.open = true;
    menu?.querySelector<HTMLInputElement>('input[name=name]')?.focus();
    return undefined;
  },
  'copy-link': () => (copyText(location.href) ? 'The link is copied.' : 'The browser does not let a page copy.'),
  'theme-light': () => void chooseTheme('light'),
  'theme-dark': () => void chooseTheme('dark'),
  'theme-system': () => void chooseTheme('system'),
  keys: () => void openKeys(),
  'sign-in': () => void location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`),
  'sign-out': () => void send('/api/sign-out'),
};

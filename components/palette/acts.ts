import { openKeys } from '../shell/keys-dialog.tsx';

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

/** Presses a button of the page. */
function press(button: string): void {
  document.querySelector<HTMLElement>(button)?.click();
}

/** Copies the address; says how that went. */
export async function copyLink(): Promise<string> {
  try {
    await navigator.clipboard.writeText(location.href);
    return 'The link is copied.';
  } catch {
    return 'The browser does not let a page copy.';
  }
}

/** What each act of the palette does, once the palette is closed. */
export const ACTS: Readonly<Record<string, () => void>> = {
  'show-news': () => press(NEWS),
  'save-view': () => {
    const menu = document.querySelector<HTMLDetailsElement>(VIEWS);
    if (menu) menu.open = true;
    menu?.querySelector<HTMLInputElement>('form:last-of-type input[name=name]')?.focus();
  },
  'theme-light': () => press('[data-act=theme-light]'),
  'theme-dark': () => press('[data-act=theme-dark]'),
  'theme-system': () => press('[data-act=theme-system]'),
  keys: openKeys,
  'sign-in': () => location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`),
  'sign-out': () => send('/api/sign-out'),
};

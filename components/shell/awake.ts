import { chooseTheme, showTheme } from '../ui/theme-choice.ts';
import { factsOfPage } from './facts.ts';
import { GO_KEYS, isWriting } from './go-keys.ts';

/** How long `g` waits for its letter. */
const LETTER_MS = 1500;

/** Acts on a key of the page that the shell heard. */
export function press(event: KeyboardEvent): void {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  const far = ctrlKey || metaKey;
  const isPlain = !(far || altKey || event.defaultPrevented);
  // A dialog has keys of its own.
  const isHeard = isPlain && target instanceof HTMLElement && !isWriting(target) && !target.closest('dialog');
  if (far && key === 'k') act('palette');
  else if (isHeard && key === '?') act('keys');
  else if (isHeard && key === 'g') awaitLetter();
}

/** After `g`: goes where the next letter leads, if it comes soon. */
function awaitLetter(): void {
  const letter = (next: KeyboardEvent) => {
    clearTimeout(late);
    const [href] = GO_KEYS[next.key] ?? [];
    if (href === undefined || next.ctrlKey || next.metaKey || next.altKey) return;
    next.preventDefault();
    next.stopPropagation();
    location.assign(href);
  };
  addEventListener('keydown', letter, { capture: true, once: true });
  const late = setTimeout(() => removeEventListener('keydown', letter, { capture: true }), LETTER_MS);
}

/** Acts on a press on a button of the frame, which says in `data-act` what it does. */
export function click({ target }: MouseEvent): void {
  if (target instanceof Element) act(target.closest<HTMLElement>('[data-act]')?.dataset.act);
}

function act(name: string | undefined): void {
  if (name === 'palette') void import('../palette/open.tsx').then(({ openPalette }) => openPalette(factsOfPage()));
  else if (name === 'keys') void import('./keys-dialog.tsx').then(({ openKeys }) => openKeys());
  else if (name?.startsWith('theme-')) chooseTheme(name.slice('theme-'.length));
}

let started = false;

/** Begins to listen to what others change, and to keep the menu of views in step with its table. */
export function start(): void {
  if (started) return;
  started = true;
  showTheme();
  const { seen, me } = factsOfPage();
  if (seen !== null) void import('../live/live.ts').then(({ live }) => live(seen, me));
  if (document.querySelector('[data-views]')) void import('../views/in-step.ts').then(({ keepInStep }) => keepInStep());
}

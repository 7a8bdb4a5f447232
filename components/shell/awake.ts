import type { ShellFacts } from './facts.ts';
import { GO_KEYS, isWriting } from './go-keys.ts';

/** How long `g` waits for its letter. */
const LETTER_MS = 1500;

/** Acts on a key of the page that the shell heard. */
export function press(event: KeyboardEvent, facts: ShellFacts): void {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  if (key === 'k') {
    open('palette', facts);
    return;
  }
  if (ctrlKey || metaKey || altKey || event.defaultPrevented) return;
  // A dialog has keys of its own.
  if (!(target instanceof HTMLElement) || isWriting(target) || target.closest('dialog')) return;
  if (key === '?') {
    open('keys', facts);
    return;
  }
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

/** Does what a button of the frame says. */
export function open(act: string, facts: ShellFacts): void {
  if (act === 'palette') void import('../palette/open.tsx').then(({ openPalette }) => openPalette(facts));
  if (act === 'keys') void import('./keys-dialog.tsx').then(({ openKeys }) => openKeys());
}

let started = false;

/** Begins to listen to what others change, and to keep the menu of views in step with its table. */
export function start({ seen, me }: ShellFacts): void {
  if (started) return;
  started = true;
  if (seen !== null) void import('../live/live.ts').then(({ live }) => live(seen, me));
  if (document.querySelector('[data-views]')) void import('../views/in-step.ts').then(({ keepInStep }) => keepInStep());
}

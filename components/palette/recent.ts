import type { Choice } from './choices.ts';

const KEY = 'seaworthy-recent';
const KEPT = 6;

const isPlace = (one: unknown): one is Choice & { href: string } =>
  typeof one === 'object' &&
  one !== null &&
  ['id', 'text', 'note', 'href'].every((name) => typeof (one as Record<string, unknown>)[name] === 'string') &&
  // A path of this site, whatever somebody put there.
  /^\/(?![/\\])/.test((one as Choice).href ?? '');

/** Where this browser went last, the latest first. */
export function recent(): Choice[] {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(held) ? held.filter(isPlace).slice(0, KEPT) : [];
  } catch {
    // Storage is refused, or holds something else.
    return [];
  }
}

/** Remembers where somebody goes. */
export function remember({ id, text, note, href }: Choice): void {
  if (href === undefined) return;
  try {
    const others = recent().filter((one) => one.id !== id);
    localStorage.setItem(KEY, JSON.stringify([{ id, text, note, href }, ...others].slice(0, KEPT)));
  } catch {
    // Then it is not remembered.
  }
}

import { word } from '../../domain/vocabulary.ts';
import type { Column } from './table.ts';

/** Parts that say something, with semicolons between. */
export const listed = (parts: readonly string[], between = '; '): string =>
  parts.filter((part) => part !== '').join(between);

/** "A, B and 3 more". */
export function names(items: readonly { name: string }[], total = items.length): string {
  const left = total - items.length;
  return `${items.map(({ name }) => name).join(', ')}${left > 0 ? ` and ${left} more` : ''}`;
}

/** `What is said (what adds to it)`, without brackets when nothing adds to it. */
export const withNote = (text: string, note: string): string => (note === '' ? text : `${text} (${note})`);

/** The source's own text where there is one, else the vocabulary's word; what nobody knows stays blank. */
export const rawOrWord = (raw: string, value: string): string =>
  raw.trim() !== '' ? raw.trim() : value === 'unknown' ? '' : word(value);

/** The day of an instant. */
export const dayOf = (instant: string): string => instant.slice(0, 10);

/** When an entry last changed; ordered by it, the newest come first. */
export const LAST_CHANGE: Column<{ updatedAt: string }> = {
  id: 'updated',
  label: 'Last change',
  width: 120,
  sort: 'updatedAt',
  downFirst: true,
  text: ({ updatedAt }) => dayOf(updatedAt),
};

/** Who made a change; what a source was loaded with has no person behind it but the source. */
export const sayActor = (actor: string): string => (actor === 'system:seed' ? 'loaded from its source' : actor);

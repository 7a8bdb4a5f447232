import type { Level } from '#lib/domain/vocabulary.ts';

/** Made once: looking up a language costs a hundred times what writing a number does, and a table has hundreds. */
const NUMBERS = new Intl.NumberFormat('en');

/** A number as people read it: "5,100,000". */
export const sayNumber = (number: number): string => NUMBERS.format(number);

/** "2 of 11 needed pairs are ready." */
export function sayReady(ready: number, needed: number): string {
  if (needed === 0) return 'No use case names a package and a site yet, so nothing can be called ready.';
  if (ready === 0)
    return needed === 1
      ? 'The one needed pair is not ready.'
      : `None of the ${sayNumber(needed)} needed pairs is ready.`;
  if (ready === needed)
    return needed === 1 ? 'The one needed pair is ready.' : `All ${sayNumber(needed)} needed pairs are ready.`;
  return `${sayNumber(ready)} of ${sayNumber(needed)} needed pairs ${ready === 1 ? 'is' : 'are'} ready.`;
}

/** What the pairs that are not ready wait for, in one sentence. */
export function sayRest(levels: Record<Level, number>): string {
  const parts = [
    clause(levels.available, 'can be started there but', 'is not tested', 'are not tested'),
    clause(levels.built, '', 'has an image that is not published there', 'have an image that is not published there'),
    clause(levels.possible, '', 'is possible and waits for work', 'are possible and wait for work'),
    clause(levels.unknown, '', 'is unknown, because nobody has said', 'are unknown, because nobody has said'),
    clause(levels.blocked, '', 'is blocked', 'are blocked'),
  ].filter((part) => part !== '');
  if (parts.length === 0) return '';
  const last = parts.pop() ?? '';
  const text = parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

function clause(count: number, lead: string, one: string, many: string): string {
  if (count === 0) return '';
  return [sayNumber(count), lead, count === 1 ? one : many].filter((word) => word !== '').join(' ');
}

export const NOT_NEEDED = 'no use case yet';

/** "1 of 3 ready", or that no use case needs it. */
export const sayRollUp = (ready: number, needed: number): string =>
  needed === 0 ? NOT_NEEDED : `${sayNumber(ready)} of ${sayNumber(needed)} ready`;

/** "1 pair", "3 pairs". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${sayNumber(number)} ${number === 1 ? one : many}`;

import type { Level } from '#lib/domain/vocabulary.ts';

/** "2 of 11 targeted pairs are ready." */
export function sayReady(ready: number, targeted: number): string {
  if (targeted === 0) return 'No use case targets a site yet, so nothing can be called ready.';
  if (ready === 0)
    return targeted === 1 ? 'The one targeted pair is not ready.' : `None of the ${targeted} targeted pairs is ready.`;
  if (ready === targeted)
    return targeted === 1 ? 'The one targeted pair is ready.' : `All ${targeted} targeted pairs are ready.`;
  return `${ready} of ${targeted} targeted pairs ${ready === 1 ? 'is' : 'are'} ready.`;
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
  return [String(count), lead, count === 1 ? one : many].filter((word) => word !== '').join(' ');
}

/** "1 of 3 ready", "no target". */
export const sayRollUp = (ready: number, targeted: number): string =>
  targeted === 0 ? 'no target' : `${ready} of ${targeted} ready`;

/** "1 pair", "3 pairs". */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

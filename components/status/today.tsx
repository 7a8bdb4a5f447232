import type { Tristate } from '#lib/domain/vocabulary.ts';
import type { SignName } from './signs.tsx';

/** Today's running state: a mark of its own, never mixed into the level. */
export const TODAY: Record<Tristate, { sign: SignName; words: string }> = {
  yes: { sign: 'runs', words: 'runs today' },
  no: { sign: 'rests', words: 'not today' },
  unknown: { sign: 'unsaid', words: 'today unknown' },
};

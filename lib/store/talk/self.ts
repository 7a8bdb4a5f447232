import { Refused, type WriteContext } from '../context.ts';

/** The person who acts, of whom something is kept. A program has no inbox and says nothing in anybody's name. */
export function self({ actor }: WriteContext): { userId: number; name: string } {
  if (actor.kind === 'user') return { userId: actor.userId, name: actor.name };
  throw new Refused({ kind: 'forbidden', detail: 'This is for people who signed in.' });
}

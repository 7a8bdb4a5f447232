import type { EditorNames } from '#lib/contracts/edit/common-editors.ts';
import type { EntryKind } from '#lib/domain/vocabulary.ts';
import { type Answer, namesFor } from '../edit/sending.ts';

const known = new Map<EntryKind, Extract<Answer<EditorNames>, { is: 'done' }>>();

/** What the editors of a kind offer, fetched once a page. */
export async function knownNames(kind: EntryKind): Promise<Answer<EditorNames>> {
  const there = known.get(kind);
  if (there) return there;
  const answer = await namesFor(kind);
  if (answer.is === 'done') known.set(kind, answer);
  return answer;
}

import { word } from '#lib/domain/vocabulary.ts';

/** "create" → "created". */
export function sayAction(action: string): string {
  return PAST[action] ?? word(action);
}
const PAST: Record<string, string> = {
  create: 'created',
  edit: 'changed',
  update: 'changed',
  delete: 'moved to the trash',
  trash: 'moved to the trash',
  restore: 'restored',
  revert: 'reverted',
};

import { word } from '#lib/domain/vocabulary.ts';
import { sayClaim } from '../history/say.ts';

/** The word of the vocabulary that a value says, if it says one. */
function leadOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const members: Record<string, unknown> = { ...value };
  const lead = ['value', 'state', 'support'].map((name) => members[name]).find((part) => typeof part === 'string');
  return typeof lead === 'string' && lead !== '' ? word(lead) : null;
}

/** A statement as what it says, and the words of who said it where they say more. */
export function sayStatement(claim: { raw: string; value: unknown }): { lead: string; words: string | null } {
  const { words, quoted } = sayClaim(claim);
  const lead = leadOf(claim.value);
  if (!quoted) return { lead: lead ?? words, words: null };
  if (lead === null) return { lead: `“${words}”`, words: null };
  return { lead, words: words.toLowerCase() === lead ? null : words };
}

/** The same in one line: `yes, “there is one in my group”`. */
export function statementLine(claim: { raw: string; value: unknown }): string {
  const { lead, words } = sayStatement(claim);
  return words === null ? lead : `${lead}, “${words}”`;
}

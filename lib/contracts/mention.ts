import { slugOf } from './slug-of.ts';

/** Letters of a name that its handle has. */
const LETTERS_AT_MOST = 40;
/** `@ann-expert-12` in a text, not inside a word, an address or another handle. */
const IN_TEXT = /(?<![\p{L}\p{N}_@./-])@([a-z0-9]+(?:-[a-z0-9]+)*-[1-9]\d{0,8})(?![\p{L}\p{N}_@-])/gu;

/**
 * What somebody is mentioned by: the name as an address has it, and the account's number, which makes it one person.
 * Never the e-mail. After a change of name the old handle names nobody any more.
 */
export const handleOf = ({ userId, name }: { userId: number; name: string }): string => {
  const word = slugOf(name).slice(0, LETTERS_AT_MOST).replace(/-$/, '');
  return `${word === '' ? 'person' : word}-${userId}`;
};

/** The account a handle would be of; the name in front must fit, too. */
export const userOfHandle = (handle: string): number => Number(handle.slice(handle.lastIndexOf('-') + 1));

/** A text in pieces: words, and handles that may be somebody's. */
export function piecesOf(text: string): ({ text: string } | { handle: string })[] {
  const pieces: ({ text: string } | { handle: string })[] = [];
  let from = 0;
  for (const { 0: all, 1: handle = '', index } of text.matchAll(IN_TEXT)) {
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ handle });
    from = index + all.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

const HANDLE = /^[a-z0-9-]{1,50}-[1-9]\d{0,8}$/;

/** Whom somebody means who typed a handle, a whole name, or the beginning of a word of just one person's; null when nobody is sure. */
export function handleMeant(typed: string, people: readonly { handle: string; name: string }[]): string | null {
  const words = typed.trim().replace(/^@/, '').toLowerCase();
  if (HANDLE.test(words)) return words;
  if (words === '') return null;
  const named = people.filter(({ name }) => name.toLowerCase() === words);
  const begun = people.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${words}`));
  const meant = named.length > 0 ? named : begun;
  return meant.length === 1 ? (meant[0]?.handle ?? null) : null;
}

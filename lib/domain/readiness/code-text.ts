import { LEVELS, levelRank, TRISTATES } from '../vocabulary.ts';
import { type Packable, unpack } from './codes.ts';

/**
 * A row of the matrix as text, one character per site. The place of a character in this alphabet is
 * `level + 7 × runsToday + 21 × targeted + 42 × cautions`, with the level's rank (0 blocked … 6 validated), runsToday 0 yes,
 * 1 no, 2 unknown, and 0 or 1 for the other two. All are ASCII and none needs an escape in JSON, so a cell is one byte.
 */
export const CODE_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+,./:;=?@[]^_~';
/** A pair that was never assessed. */
export const NO_CODE = '-';

const MEANINGS: readonly Packable[] = [...CODE_ALPHABET].map((_, place) => ({
  level: LEVELS[place % 7] ?? 'unknown',
  runsToday: TRISTATES[Math.floor(place / 7) % 3] ?? 'unknown',
  targeted: Math.floor(place / 21) % 2 === 1,
  hasCautions: place >= 42,
}));
const BY_CHARACTER = new Map([...CODE_ALPHABET].map((character, place) => [character, MEANINGS[place] ?? null]));

const placeOf = ({ level, runsToday, targeted, hasCautions }: Packable): number =>
  levelRank(level) + 7 * TRISTATES.indexOf(runsToday) + (targeted ? 21 : 0) + (hasCautions ? 42 : 0);

/** The character of each of the 256 bytes of the packed readiness. */
const CHARACTERS: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const meaning = unpack(byte);
  return meaning === null ? NO_CODE : (CODE_ALPHABET[placeOf(meaning)] ?? NO_CODE);
});

/** The cells of one package at some places of its packed codes. */
export function codeText(codes: Uint8Array, places: readonly number[]): string {
  let text = '';
  for (const place of places) text += CHARACTERS[codes[place] ?? 0xff] ?? NO_CODE;
  return text;
}

/** What a character says; null for a pair that was never assessed and for any other character. */
export const readCode = (character: string): Packable | null => BY_CHARACTER.get(character) ?? null;

import { expect, test } from 'vitest';
import { CODE_ALPHABET, codeText, NO_CODE, readCode } from './code-text.ts';
import { NOT_ASSESSED, unpack } from './codes.ts';

const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const places = Array.from(bytes);

test('a result is one character and comes back as it was; whatever is no result is the sign of none', () => {
  const text = codeText(bytes, places);
  expect(text).toHaveLength(256);
  expect([...text].map(readCode)).toEqual(places.map(unpack));
  expect(text[NOT_ASSESSED]).toBe(NO_CODE);
  expect(new Set(text.replaceAll(NO_CODE, '')).size).toBe(84);
});

test('the alphabet is plain ASCII, each character once, and JSON carries it as it is', () => {
  expect(new Set(CODE_ALPHABET).size).toBe(84);
  expect(CODE_ALPHABET).toHaveLength(84);
  expect(CODE_ALPHABET).not.toContain(NO_CODE);
  expect(CODE_ALPHABET).toMatch(/^[!-~]+$/);
  expect(JSON.stringify(CODE_ALPHABET)).toBe(`"${CODE_ALPHABET}"`);
});

test('the place of a character is what the documentation says', () => {
  const place = 2 + 7 * 1 + 21 + 42;
  expect(readCode(CODE_ALPHABET[place] ?? '')).toEqual({
    level: 'possible',
    runsToday: 'no',
    targeted: true,
    hasCautions: true,
  });
  expect(readCode('0')).toEqual({ level: 'blocked', runsToday: 'yes', targeted: false, hasCautions: false });
});

test('places are taken in the order asked for, and a place beyond the codes was not assessed', () => {
  const codes = Uint8Array.of(0, 6);
  expect(codeText(codes, [1, 0, 2])).toBe(`${CODE_ALPHABET[6]}${CODE_ALPHABET[0]}${NO_CODE}`);
  expect(codeText(codes, [])).toBe('');
  for (const character of ['', NO_CODE, '"', 'é', '01']) expect(readCode(character)).toBeNull();
});

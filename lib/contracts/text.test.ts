import { expect, test } from 'vitest';
import { isCleanText, name, slug, text, url } from './text.ts';

const code = (...points: number[]) => String.fromCodePoint(...points);

test.each([
  ['NUL', code(0)],
  ['a bell', code(7)],
  ['delete', code(0x7f)],
  ['half a character', '\ud800'],
  ['the other half', '\udc00'],
  ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069].map((at): [string, string] => [
    `U+${at.toString(16)}, which turns text around`,
    code(at),
  ]),
  ['a tag that no font shows', code(0xe0041)],
])('%s is in no text', (_, sign) => {
  expect(isCleanText(`gl${sign}east`)).toBe(false);
  expect(text(100).safeParse(`gl${sign}east`).success).toBe(false);
});

test.each([
  'two\nlines\tand a tab',
  'שלום',
  'سلام',
  'نمی\u200cخواهم',
  'e\u0301',
  '👩\u200d🔬',
  'a\u00a0b',
  '',
  'ᏣᎳᎩ',
  '5 × 10³ µm',
])('%j is text', (value) => {
  expect(text(100).parse(value)).toBe(value);
});

test.each([
  ['a line end', 'gl\neast'],
  ['what reads as a head of its own', 'gl\r\nSet-Cookie: a=1'],
  ['a tab', 'gl\teast'],
  ['a line separator', 'gl\u2028east'],
  ['nothing to see', ' \u200d '],
  ...[0xad, 0x34f, 0x61c, 0x115f, 0x180e, 0x200b, 0x200e, 0x200f, 0x2060, 0x2064, 0x3164, 0xfeff, 0xffa0].map(
    (at): [string, string] => [`U+${at.toString(16)}, which nobody sees`, `gl${code(at)}east`],
  ),
])('%s is in no name', (_, value) => {
  expect(name(100).safeParse(value).success).toBe(false);
});

test.each(['GlastRelease', 'שלום', 'نمی\u200cخواهم', '∑', 'L1 processing (2017)', 'a\u00a0b'])(
  '%j is a name',
  (value) => {
    expect(name(100).parse(value)).toBe(value);
  },
);

test.each([
  'gla\u0455t',
  'ｇｌａｓｔ',
  'glast\u200b',
  'GLAST',
  'glast--x',
  '-glast',
  'glast-',
  'gl ast',
  'glast\n',
  'ɡlast',
  'ﬁt',
  '',
])('%j looks like an address and is none', (value) => {
  expect(slug.safeParse(value).success).toBe(false);
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'java\tscript:alert(1)',
  '\u0001javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/x',
  '//evil.example',
  '\\\\evil.example',
  '/relative',
  'http:evil.example',
  'https:/evil.example',
  'http://',
  'https://exa mple.org',
  'https://user:word@example.org/',
])('%j is no link', (value) => {
  expect(url.safeParse(value).success).toBe(false);
});

test.each(['', 'https://example.org', 'HTTP://example.org/a?b=c#d', 'https://example.org/ä ö'])(
  '%j is a link',
  (value) => {
    expect(url.parse(value)).toBe(value);
  },
);

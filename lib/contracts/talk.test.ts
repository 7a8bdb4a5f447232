import { expect, test } from 'vitest';
import { COMMENT_MAX } from '../domain/talk.ts';
import { commentText, rowNumber, talkSubject } from './talk.ts';

test('a text comes through with line ends of one kind and nothing around it', () => {
  expect(commentText.parse(' \r\n a\r\nb\rc \n')).toBe('a\nb\nc');
});

test.each(['', ' \n ', 'x'.repeat(COMMENT_MAX + 1), '\u0000', '\ud800', 1, null])('%j is no comment', (text) => {
  expect(commentText.safeParse(text).success).toBe(false);
});

test('an entry that is spoken of', () => {
  expect(talkSubject.parse('package/gleam')).toEqual({ kind: 'package', slug: 'gleam' });
  expect(talkSubject.parse('image/gleam')).toEqual({ kind: 'image', slug: 'gleam' });
});

test.each([
  '',
  'package',
  '/gleam',
  'package/',
  'platform/rhel6',
  'package/a/b',
  'package/../x',
  'Package/gleam',
  'x'.repeat(300),
])('%s is nothing that is spoken of', (text) => {
  expect(talkSubject.safeParse(text).success).toBe(false);
});

test.each(['0', '-1', '1e3', '1234567890', ' 1', ''])('%j is no number of a row', (text) => {
  expect(rowNumber.safeParse(text).success).toBe(false);
});

import { expect, it } from 'vitest';
import { cutWords } from './cut-words.ts';

it('leaves alone what is not long', () => {
  const text = 'word '.repeat(64).trim();
  expect(cutWords(text)).toEqual({ shown: text, rest: '' });
});

it('parts a long text between two words and loses nothing', () => {
  const text = 'remark for it, '.repeat(60);
  const { shown, rest } = cutWords(text);
  expect(shown + rest).toBe(text);
  expect(shown.length).toBeLessThanOrEqual(240);
  expect(rest).toMatch(/^ \S/);
});

it('parts what has no space at all', () => {
  const { shown, rest } = cutWords('x'.repeat(1000));
  expect([shown.length, rest.length]).toEqual([240, 760]);
});

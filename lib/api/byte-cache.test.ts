import { expect, test } from 'vitest';
import { ByteCache } from './byte-cache.ts';

const answer = (length: number) => ({ bytes: new Uint8Array(length), headers: {} });

test('stays within its bytes and keeps what was used last', () => {
  const cache = new ByteCache({ bytes: 100, answerBytes: 50 });
  for (const key of ['a', 'b', 'c']) cache.set(key, answer(30));
  cache.get('a');
  cache.set('d', answer(30));
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd']);
  cache.set('a', answer(10));
  expect(cache.size).toBe(70);
});

test('does not keep an answer that is too long', () => {
  const cache = new ByteCache({ bytes: 100, answerBytes: 50 });
  cache.set('a', answer(51));
  expect(cache.get('a')).toBeUndefined();
  expect(cache.size).toBe(0);
});

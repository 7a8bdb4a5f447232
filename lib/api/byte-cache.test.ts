import { expect, test } from 'vitest';
import { ByteCache } from './byte-cache.ts';

const answer = (length: number) => ({ bytes: new Uint8Array(length), headers: {} });

test('stays within its bytes, a quarter more for compressed ones, and keeps what was used last', () => {
  const cache = new ByteCache({ bytes: 125, answerBytes: 50 });
  for (const key of ['a', 'b', 'c']) cache.set(key, answer(32));
  cache.get('a');
  cache.set('d', answer(32));
  expect(['a', 'b', 'c', 'd'].filter((key) => cache.get(key))).toEqual(['a', 'c', 'd']);
  cache.set('a', answer(8));
  expect(cache.size).toBe(90);
});

test('does not keep an answer that is too long', () => {
  const cache = new ByteCache({ bytes: 100, answerBytes: 50 });
  cache.set('a', answer(51));
  expect(cache.get('a')).toBeUndefined();
  expect(cache.size).toBe(0);
});

test('compresses once for all who want it, in each way', async () => {
  const cache = new ByteCache({ bytes: 100, answerBytes: 50 });
  cache.set('a', answer(30));
  const asked: number[] = [];
  const half = async (bytes: Uint8Array<ArrayBuffer>) => {
    asked.push(bytes.length);
    return bytes.slice(0, bytes.length / 2);
  };
  const all = await Promise.all([1, 2].map(() => cache.compressed('a', 'br', half)));
  expect([...all, await cache.compressed('a', 'br', half)].map((bytes) => bytes?.length)).toEqual([15, 15, 15]);
  expect(asked).toEqual([30]);
  await cache.compressed('a', 'gzip', half);
  expect(asked).toEqual([30, 30]);
  expect(cache.compressed('b', 'br', half)).toBeUndefined();
});

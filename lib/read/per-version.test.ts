import { expect, test } from 'vitest';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { perVersion } from './per-version.ts';

const ctx = { actor: ANONYMOUS, now: new Date(0) };
let made = 0;
const ask = (version: number, question: string) => perVersion(ctx, version, question, async () => ++made);

test('a question is computed once per version, shared by those who ask at once', async () => {
  const [first, second] = await Promise.all([ask(1, 'shared'), ask(1, 'shared')]);
  expect(first).toBe(second);
  expect(await ask(1, 'shared')).toBe(first);
  expect(await ask(1, 'another')).not.toBe(first);
  const newer = await ask(2, 'shared');
  expect(newer).toBeGreaterThan(first);
  // Somebody who still works on the older version gets an answer, which does not take the place of the newer one.
  expect(await ask(1, 'shared')).toBeGreaterThan(newer);
  expect(await ask(2, 'shared')).toBe(newer);
});

test('only what was used last is kept, and no failure', async () => {
  const fail = () => perVersion(ctx, 3, 'fails', () => Promise.reject(new Error(`failure ${++made}`)));
  await expect(fail()).rejects.toThrow();
  const failed = made;
  await expect(fail()).rejects.toThrow(`failure ${failed + 1}`);

  const used = await ask(3, 'used');
  for (let n = 0; n < 500; n++) {
    await ask(3, `question ${n}`);
    expect(await ask(3, 'used')).toBe(used);
  }
  const again = made;
  expect(await ask(3, 'question 499')).toBe(again);
  expect(await ask(3, 'question 0')).toBe(again + 1);
});

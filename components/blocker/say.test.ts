import { expect, test } from 'vitest';
import { levelChange } from '#lib/contracts/tables/blockers.ts';
import { sayMethod, sayNone } from './say.ts';

test('a pair says from where to where it rises, or only where it is', () => {
  expect(levelChange({ from: 'possible', to: 'built' })).toMatch(/^\S.* → \S/);
  expect(levelChange({ from: 'possible', to: null })).not.toContain('→');
});

test('an empty list says why it is empty, and a count how it was made', () => {
  const texts = [
    { targeted: 0, ready: 0 },
    { targeted: 4, ready: 4 },
    { targeted: 4, ready: 1 },
  ].map(sayNone);
  expect(new Set(texts).size).toBe(3);
  expect(sayMethod({ triedOut: true })).not.toBe(sayMethod({ triedOut: false }));
});

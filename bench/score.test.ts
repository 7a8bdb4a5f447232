import { expect, test } from 'vitest';
import { score } from './score.ts';

test('the best tenth of pages has 0.9, the middle 0.5, and nothing to wait for 1', () => {
  expect(score({ fcp: 934, lcp: 1200, tbt: 150, cls: 0.1 })).toBeCloseTo(0.9, 5);
  expect(score({ fcp: 1600, lcp: 2400, tbt: 350, cls: 0.25 })).toBeCloseTo(0.5, 5);
  expect(score({ fcp: 0, lcp: 0, tbt: 0, cls: 0 })).toBe(1);
});

test('each part counts by its weight', () => {
  const good = { fcp: 1, lcp: 1, tbt: 0, cls: 0 };
  expect(score({ ...good, tbt: 1e9 })).toBeCloseTo(1 - 0.3 / 0.9, 3);
  expect(score({ ...good, fcp: 1e9 })).toBeCloseTo(1 - 0.1 / 0.9, 3);
});

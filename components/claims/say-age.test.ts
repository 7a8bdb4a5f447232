import { expect, it } from 'vitest';
import { sayAge } from './say-age.ts';

const today = '2026-11-21';

it.each([
  [{ said: '2017-06-06', confirmed: null }, 'said 6 Jun 2017, 9 years ago; never confirmed since'],
  [{ said: '2026-11-01', confirmed: null }, 'said 1 Nov 2026, less than a month ago; never confirmed since'],
  [{ said: '2026-11-21', confirmed: null }, 'said today'],
  [{ said: '2017-06-06', confirmed: '2025-11-21' }, 'said 6 Jun 2017; confirmed 21 Nov 2025, 12 months ago'],
  [{ said: '2017-06-06', confirmed: '2026-11-21' }, 'said 6 Jun 2017; confirmed 21 Nov 2026, today'],
])('%j is “%s”', (age, words) => {
  expect(sayAge(age, today)).toBe(words);
});

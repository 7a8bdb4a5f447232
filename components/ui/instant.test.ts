import { expect, test } from 'vitest';
import { sayInstant, sayLength } from './instant.tsx';

test('a moment is said in UTC', () => {
  expect(sayInstant('2026-02-03T04:05:06.000Z')).toBe('3 Feb 2026, 04:05 UTC');
});

test.each([
  ['2026-02-03T04:05:06Z', '2026-02-03T04:05:50Z', 'less than a minute'],
  ['2026-02-03T04:05:06Z', '2026-02-03T04:06:06Z', '1 minute'],
  ['2026-02-03T04:05:06Z', '2026-02-03T07:06:06Z', '3 hours'],
  ['2026-02-03T00:00:00Z', '2026-02-05T00:00:00Z', '2 days'],
  ['2026-02-03T00:00:00Z', '2026-04-05T00:00:00Z', '2 months'],
  ['2024-02-03T00:00:00Z', '2026-02-05T00:00:00Z', '2 years'],
  ['2026-02-03T00:00:00Z', '2025-02-05T00:00:00Z', 'less than a minute'],
])('from %s to %s are %s', (from, to, words) => expect(sayLength(from, to)).toBe(words));

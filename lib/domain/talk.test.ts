import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pathOf, periodStart } from './talk.ts';

test('a day begins at midnight and a week on Monday, in UTC', () => {
  expect(periodStart('daily', new Date('2026-02-03T23:59:59Z'))).toEqual(new Date('2026-02-03T00:00:00Z'));
  expect(periodStart('weekly', new Date('2026-02-08T23:59:59Z'))).toEqual(new Date('2026-02-02T00:00:00Z'));
  expect(periodStart('weekly', new Date('2026-02-09T00:00:00Z'))).toEqual(new Date('2026-02-09T00:00:00Z'));
});

test('whatever the instant, its week is at most seven days old and begins on a Monday', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }), (now) => {
      const start = periodStart('weekly', now);
      expect(start.getUTCDay() === 1 || start.getTime() < 0).toBe(true);
      const age = now.getTime() - start.getTime();
      expect(age >= 0 && age < 7 * 86_400_000).toBe(true);
      expect(periodStart('daily', now) >= start).toBe(true);
    }),
  );
});

test('pages of what is spoken of', () => {
  expect([
    pathOf('package', 'gleam'),
    pathOf('site', 'slac'),
    pathOf('image', 'gleam'),
    pathOf('task', 8),
    pathOf('question', 'q'),
  ]).toEqual(['/packages/gleam', '/sites/slac', '/images/gleam', '/tasks/8', '/questions/q']);
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TASK_STATES } from '../vocabulary.ts';
import { progressOverTime, type TaskCourse } from './over-time.ts';

const TODAY = '2026-03-04';

it('counts scope, done and what is left on each day on which something changed', () => {
  const courses: TaskCourse[] = [
    [
      { on: '2026-01-01', state: 'open' },
      { on: '2026-01-05', state: 'done' },
    ],
    [
      { on: '2026-01-01', state: 'open' },
      { on: '2026-01-09', state: 'abandoned' },
    ],
    [
      { on: '2026-01-05', state: 'open' },
      { on: '2026-02-01', state: null },
    ],
  ];
  expect(progressOverTime(courses, TODAY)).toEqual([
    { on: '2026-01-01', scope: 2, done: 0, open: 2 },
    { on: '2026-01-05', scope: 3, done: 1, open: 2 },
    { on: '2026-01-09', scope: 2, done: 1, open: 1 },
    { on: '2026-02-01', scope: 1, done: 1, open: 0 },
    { on: TODAY, scope: 1, done: 1, open: 0 },
  ]);
});

it('says nothing where nothing is known, and nothing of days to come', () => {
  expect(progressOverTime([], TODAY)).toEqual([]);
  expect(progressOverTime([[{ on: '2027-01-01', state: 'open' }]], TODAY)).toEqual([]);
});

it('adds up on every day, and comes in order', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((ms) => new Date(Date.UTC(2025, 0, 1 + ms)).toISOString().slice(0, 10));
  const state = fc.option(fc.constantFrom(...TASK_STATES));
  const course = fc
    .array(fc.record({ on: day, state }), { minLength: 1, maxLength: 12 })
    .map((steps) => steps.sort((a, b) => (a.on < b.on ? -1 : 1)));
  fc.assert(
    fc.property(fc.array(course, { maxLength: 30 }), (courses) => {
      const points = progressOverTime(courses, TODAY);
      const days = points.map(({ on }) => on);
      expect(days).toEqual([...new Set(days)].sort());
      for (const { scope, done, open } of points) {
        expect(open).toBe(scope - done);
        expect(open).toBeGreaterThanOrEqual(0);
        expect(scope).toBeLessThanOrEqual(courses.length);
      }
      const last = points.at(-1);
      const now = courses.map((steps) => steps.findLast(({ on }) => on <= TODAY)?.state ?? null);
      if (last) expect(last.done).toBe(now.filter((one) => one === 'done').length);
    }),
  );
});

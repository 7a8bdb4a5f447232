import { expect, it } from 'vitest';
import { burnUp } from './burn-up.ts';

const FRAME = { WIDTH: 720, HEIGHT: 260, LEFT: 36, RIGHT: 12, TOP: 12, BOTTOM: 30 };

it('draws steps from the first day to the last, within the frame', () => {
  const points = [
    { on: '2026-01-01', scope: 3, done: 0, open: 3 },
    { on: '2026-01-11', scope: 4, done: 2, open: 2 },
  ];
  const { at, up, marks, steps, area } = burnUp(points, FRAME);
  expect([at('2026-01-01'), at('2026-01-11')]).toEqual([36, 708]);
  expect([up(0), up(4)]).toEqual([230, 12]);
  expect(marks).toEqual([0, 1, 2, 3, 4]);
  expect(steps('done')).toBe('M36 230L708 230L708 121');
  expect(area('done', null)).toMatch(/^M36 230.*Z$/);
});

it('draws a single day, an empty list and a large one', () => {
  const one = burnUp([{ on: '2026-01-01', scope: 0, done: 0, open: 0 }], FRAME);
  expect(one.steps('scope')).toBe('M36 230');
  const large = burnUp([{ on: '2026-01-01', scope: 1234, done: 0, open: 1234 }], FRAME);
  expect(large.marks).toEqual([0, 500, 1000, 1500]);
});

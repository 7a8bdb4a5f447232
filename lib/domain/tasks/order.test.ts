import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, moveBefore, type Placed } from './order.ts';

const numbers = (tasks: readonly Placed[]) => [...tasks].sort(inOrder).map(({ number }) => number);
const applied = (tasks: readonly Placed[], changes: ReadonlyMap<number, number>): Placed[] =>
  tasks.map(({ number, position }) => ({ number, position: changes.get(number) ?? position }));
const line = (...positions: number[]): Placed[] =>
  positions.map((position, index) => ({ number: index + 1, position }));

describe('moveBefore', () => {
  it('puts one task between its new neighbours and touches no other', () => {
    expect(moveBefore(line(1, 2, 3, 4), [4], 2)).toEqual(new Map([[4, 1.5]]));
    expect(moveBefore(line(1, 2, 3), [3], 1)).toEqual(new Map([[3, 0]]));
    expect(moveBefore(line(1, 2, 3), [1], null)).toEqual(new Map([[1, 4]]));
  });

  it('spreads as many as it needs where there is no room', () => {
    const changes = moveBefore(line(1, 1, 1, 5), [4], 2);
    expect(numbers(applied(line(1, 1, 1, 5), changes))).toEqual([1, 4, 2, 3]);
    expect(changes.size).toBeLessThanOrEqual(4);
    const large = line(1e300, 1e300, 1e300);
    expect(numbers(applied(large, moveBefore(large, [3], 1)))).toEqual([3, 1, 2]);
  });

  it('keeps the order of several that move together', () => {
    const tasks = line(1, 2, 3, 4, 5);
    expect(numbers(applied(tasks, moveBefore(tasks, [5, 3], 1)))).toEqual([3, 5, 1, 2, 4]);
  });

  it('holds any sequence of moves against a plain list', () => {
    const position = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
    const moves = fc.array(fc.tuple(fc.nat(), fc.option(fc.nat()), fc.nat(2)), { maxLength: 60 });
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 12 }), moves, (positions, sequence) => {
        let tasks = line(...positions);
        let model = numbers(tasks);
        for (const [which, where, more] of sequence) {
          const moved = Array.from({ length: more + 1 }, (_, index) => model[(which + index) % model.length] ?? 1);
          const before = where === null ? null : (model[where % model.length] ?? null);
          const going = model.filter((number) => moved.includes(number));
          const rest = model.filter((number) => !moved.includes(number));
          const at = before === null || !rest.includes(before) ? rest.length : rest.indexOf(before);
          model = [...rest.slice(0, at), ...going, ...rest.slice(at)];
          tasks = applied(tasks, moveBefore(tasks, moved, before));
          expect(numbers(tasks)).toEqual(model);
        }
      }),
    );
  });

  it('moves to the same narrow place a thousand times, and positions still differ', () => {
    let tasks = line(1, 2, 3);
    for (let turn = 0; turn < 1000; turn++) {
      const [first = 0, , third = 0] = numbers(tasks);
      const second = numbers(tasks)[1] ?? 0;
      tasks = applied(tasks, moveBefore(tasks, [third], second));
      expect(numbers(tasks)).toEqual([first, third, second]);
      expect(new Set(tasks.map(({ position }) => position)).size).toBe(3);
    }
  });
});

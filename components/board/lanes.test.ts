import { expect, it } from 'vitest';
import { TASK_STATES } from '#lib/domain/vocabulary.ts';
import type { ColumnDto } from '#lib/read/dto-board.ts';
import { askFor, put, spotOf, stepped } from './lanes.ts';

const card = (number: number) => ({
  number,
  slug: `t${number}`,
  name: `Task ${number}`,
  state: 'open' as const,
  position: number,
  owner: null,
  dueOn: null,
  about: [],
  unlocks: 0,
  subTasks: { closed: 0, all: 0 },
  waitsFor: [],
  version: 1,
});
const board = (...numbers: number[][]): ColumnDto[] =>
  TASK_STATES.map((state, at) => ({ state, cards: (numbers[at] ?? []).map(card), more: 0 }));
const numbers = (columns: readonly ColumnDto[]) => columns.map(({ cards }) => cards.map(({ number }) => number));

it('puts a card to a spot, within the column', () => {
  expect(numbers(put(board([1, 2, 3], [4]), 3, { column: 0, index: 0 }))[0]).toEqual([3, 1, 2]);
  const moved = put(board([1, 2, 3], [4]), 2, { column: 1, index: 9 });
  expect(numbers(moved).slice(0, 2)).toEqual([
    [1, 3],
    [4, 2],
  ]);
  expect(moved[1]?.cards[1]?.state).toBe('in_progress');
  expect(numbers(put(board([1]), 7, { column: 1, index: 0 }))).toEqual(numbers(board([1])));
});

it('steps by arrow keys and stays on the board', () => {
  const columns = board([1, 2, 3], [4]);
  expect(stepped(columns, { column: 0, index: 0 }, 'ArrowUp')).toBeNull();
  expect(stepped(columns, { column: 0, index: 2 }, 'ArrowDown')).toBeNull();
  expect(stepped(columns, { column: 0, index: 2 }, 'ArrowRight')).toEqual({ column: 1, index: 1 });
  expect(stepped(columns, { column: 0, index: 2 }, 'ArrowLeft')).toBeNull();
  expect(stepped(columns, { column: 0, index: 2 }, 'Home')).toEqual({ column: 0, index: 0 });
  expect(stepped(columns, { column: 0, index: 0 }, 'End')).toEqual({ column: 0, index: 2 });
  expect(stepped(columns, { column: 0, index: 0 }, 'x')).toBeNull();
});

it('asks for a neighbour where the order counts', () => {
  const columns = board([1, 2], [3], [], [4]);
  expect(askFor(columns, { column: 0, index: 0 })).toEqual({ state: 'open', to: { before: 2 } });
  expect(askFor(columns, { column: 0, index: 1 })).toEqual({ state: 'open', to: { after: 1 } });
  expect(askFor(columns, { column: 1, index: 0 })).toEqual({ state: 'in_progress' });
  expect(askFor(columns, { column: 3, index: 0 })).toEqual({ state: 'done' });
  expect(spotOf(columns, 4)).toEqual({ column: 3, index: 0 });
  expect(spotOf(columns, 9)).toBeNull();
});

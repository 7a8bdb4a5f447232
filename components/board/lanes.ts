import { isClosedState } from '#lib/domain/tasks/closing.ts';
import type { CardDto, ColumnDto } from '#lib/read/dto-board.ts';

/** Where a card lies: in which column, and at which place of it, from 0. */
export interface Spot {
  column: number;
  index: number;
}

export function spotOf(columns: readonly ColumnDto[], number: number): Spot | null {
  for (const [column, { cards }] of columns.entries()) {
    const index = cards.findIndex((card) => card.number === number);
    if (index !== -1) return { column, index };
  }
  return null;
}

/** The columns with a card put to another spot; its place is kept within the column. */
export function put(columns: readonly ColumnDto[], number: number, to: Spot): ColumnDto[] {
  const from = spotOf(columns, number);
  const card = from && columns[from.column]?.cards[from.index];
  if (!card) return [...columns];
  return columns.map((column, at) => {
    const rest = column.cards.filter((one) => one.number !== number);
    if (at !== to.column) return { ...column, cards: rest };
    const index = Math.max(0, Math.min(rest.length, to.index));
    return { ...column, cards: [...rest.slice(0, index), { ...card, state: column.state }, ...rest.slice(index)] };
  });
}

/** The spot that an arrow key leads to; null where there is none. */
export function stepped(columns: readonly ColumnDto[], { column, index }: Spot, key: string): Spot | null {
  const here = columns[column]?.cards.length ?? 0;
  if (key === 'ArrowUp') return index > 0 ? { column, index: index - 1 } : null;
  if (key === 'ArrowDown') return index < here - 1 ? { column, index: index + 1 } : null;
  if (key === 'Home') return index > 0 ? { column, index: 0 } : null;
  if (key === 'End') return index < here - 1 ? { column, index: here - 1 } : null;
  const next = column + (key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0);
  const there = columns[next];
  if (next === column || there === undefined) return null;
  return { column: next, index: Math.min(index, there.cards.length) };
}

export type Place = { before: number } | { after: number };

/** What is asked of the server so that a card lies where it is seen to: a state, and a neighbour where the order counts. */
export function askFor(
  columns: readonly ColumnDto[],
  { column, index }: Spot,
): { state: CardDto['state']; to?: Place } {
  const lane = columns[column];
  const state = lane?.state ?? 'open';
  // What is closed lies in the order in which it was closed.
  if (lane === undefined || isClosedState(state)) return { state };
  const [above, below] = [lane.cards[index - 1], lane.cards[index + 1]];
  if (below) return { state, to: { before: below.number } };
  return above ? { state, to: { after: above.number } } : { state };
}

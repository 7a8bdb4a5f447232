import { beforeAll, expect, test } from 'vitest';
import { ANONYMOUS, systemActor } from '#lib/auth/actor.ts';
import { changeTasks } from '#lib/store/tasks/change-tasks.ts';
import { loadCatalogue } from '#seeds/load.ts';
import { listTaskCards } from './list-task-cards.ts';
import { readBoard } from './read-board.ts';
import { readTaskProgress } from './read-task-progress.ts';
import { readTaskReview } from './read-task-review.ts';

const now = new Date();
const today = now.toISOString().slice(0, 10);
const ctx = { actor: ANONYMOUS, now };

beforeAll(() => loadCatalogue({ name: 'fermi', now, log: () => undefined }), 120_000);

test('the board has every task once, open ones by priority', async () => {
  const { columns } = await readBoard({ ctx });
  const cards = columns.flatMap((column) => column.cards);
  expect(columns.map(({ state, cards: own, more }) => [state, own.length + more])).toEqual([
    ['open', 11],
    ['in_progress', 3],
    ['blocked', 0],
    ['done', 1],
    ['abandoned', 2],
  ]);
  expect(new Set(cards.map(({ number }) => number)).size).toBe(17);
  for (const { cards: own } of columns.slice(0, 3)) {
    const positions = own.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  }
});

test('progress begins with the first page, and ends with today', async () => {
  const points = await readTaskProgress({ ctx });
  expect(points[0]).toEqual({ on: '2017-06-06', scope: 7, done: 0, open: 7 });
  expect(points.at(-1)).toEqual({ on: today, scope: 15, done: 1, open: 14 });
});

test('the review tells what is overdue, what waits, and what was done since a day', async () => {
  const [one] = await listTaskCards({ ctx, input: { numbers: [5, 99_999] } });
  const system = { actor: systemActor('test'), now };
  const tasks = [{ number: 5, version: one?.version ?? 0 }];
  const late = { set: { dueOn: '2020-01-01' }, place: null, subTasks: 'ask' as const, why: '' };
  expect((await changeTasks({ ctx: system, input: { tasks, ...late } })).ok).toBe(true);
  const review = await readTaskReview({ ctx, input: { since: '2017-01-01' } });
  expect(review.counts).toMatchObject({ scope: 15, done: 1, open: 14, overdue: 1 });
  expect(review.stuck.cards.map(({ number }) => number)).toEqual([5]);
  expect(review.done.cards.map(({ number, closedOn }) => [number, closedOn])).toEqual([[8, '2017-07-27']]);
  expect(review.priorities.cards.length + review.priorities.more).toBe(14);
  expect(review.decisions.made.length).toBeGreaterThan(0);
  expect(review.decisions.proposed.length).toBeGreaterThan(0);
  const lately = await readTaskReview({ ctx, input: { since: today } });
  expect(lately.done.cards).toEqual([]);
  expect(lately.decisions.made).toEqual([]);
});

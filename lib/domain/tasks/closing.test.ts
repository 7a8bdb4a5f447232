import { expect, it } from 'vitest';
import { closedOnAfter } from './closing.ts';

const TODAY = '2026-03-04';
const open = { state: 'open', closedOn: null } as const;
const done = { state: 'done', closedOn: '2026-01-02' } as const;

it.each([
  ['closes when it is done', open, { state: 'done' }, TODAY],
  ['closes when it is abandoned', open, { state: 'abandoned' }, TODAY],
  ['opens again', done, { state: 'in_progress' }, null],
  ['stays closed on its day', done, { state: 'abandoned' }, undefined],
  ['stays closed on an unknown day', { state: 'done', closedOn: null }, { state: 'abandoned' }, undefined],
  ['stays open', open, { state: 'blocked' }, undefined],
  ['is about something else', open, {}, undefined],
  ['has a day of its own', open, { state: 'done', closedOn: '2025-12-31' }, undefined],
  ['is opened with a day of its own', done, { state: 'open', closedOn: '2025-12-31' }, undefined],
] as const)('a task that %s', (_, before, set, expected) => {
  expect(closedOnAfter(before, set, TODAY)).toBe(expected);
});

import { expect, test } from 'vitest';
import type { Row } from './figures.ts';
import { growthTable, inUnit, reportOf, table } from './report.ts';

const row = (group: string, name: string, change: Partial<Row> = {}): Row => ({
  ...{ group, name, perSecond: 100, p50: 1, p99: 2, cpu: 0.5, databaseCpu: null, bytes: 2048 },
  ...change,
});

test('a table has a rule, one line per row and no bar of a cell breaks it', () => {
  const text = table<string>(
    [
      ['a', (one) => one],
      ['b', () => 'x|y'],
    ],
    ['1', '2'],
  );
  expect(text).toBe('| a | b |\n| --- | ---: |\n| 1 | x\\|y |\n| 2 | x\\|y |');
});

test('growth stands side by side, sizes in the order of numbers', () => {
  const rows = ['3000', '300', '30000'].map((size) => row('growth list', size, { cpu: Number(size), databaseCpu: 1 }));
  const [head, , line] = growthTable(rows).split('\n');
  expect(head).toBe('| CPU ms server + database (p50 ms) | 300 packages | 3000 packages | 30000 packages |');
  expect(line).toBe('| list | 300 + 1.00 (1.00) | 3000 + 1.00 (1.00) | 30000 + 1.00 (1.00) |');
});

test('a report compares every contender with the first of its group and leaves out what was not measured', () => {
  const rows = [row('list', 'PostgreSQL'), row('list', 'ours', { perSecond: 50, cpu: null })];
  const text = reportOf({
    ...{ date: '2026-01-02', packages: 300, machine: 'a machine', seconds: 3, rounds: 3, rows },
    ...{ figures: { 'list/ours/perSecond': 50 }, goals: [] },
  });
  expect(text.split('\n\n')).toHaveLength(2);
  expect(text).toContain('| list: ours | 50.0 | 1.00 | 2.00 | – | – | 2.00 | 0.50 |');
});

test('figures carry the unit of their name', () => {
  expect(inUnit('table/ours/cold', 152.4)).toBe('152 ms');
  expect(inUnit('table/ours/script', 10240)).toBe('10.0 KB');
  expect(inUnit('memory/most', 300 * 1024 * 1024)).toBe('300 MB');
  expect(inUnit('table/ours/nodes', 2999)).toBe('2999');
});

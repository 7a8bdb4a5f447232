import { afterAll, beforeAll, expect, test } from 'vitest';
import { pool } from '#lib/base/db.ts';
import { seedEmptyDatabase } from './seed.ts';

const before = process.env.SEED;
beforeAll(() => {
  process.env.SEED = 'psi';
});
afterAll(() => {
  if (before === undefined) delete process.env.SEED;
  else process.env.SEED = before;
});

test('of two that load the catalogue at once, one does and the other finds it done', async () => {
  const lines: string[] = [];
  const say = (line: string) => lines.push(line);
  const outcomes = await Promise.all([seedEmptyDatabase(say), seedEmptyDatabase(say)]);
  expect(outcomes.sort()).toEqual([false, true]);
  expect(lines).toContain('Another process is loading a catalogue; waiting for it.');
  const { rows } = await pool().query('select count(*)::int as entries, count(distinct id)::int as ids from entries');
  expect(rows[0].entries).toBeGreaterThan(0);
  expect(await seedEmptyDatabase(say)).toBe(false);
});

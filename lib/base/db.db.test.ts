import { expect, test } from 'vitest';
import { isDatabaseDown, pool } from './db.ts';

test('a test file has its own database', async () => {
  const { rows } = await pool().query('select current_database() as name');
  expect(rows[0].name).toMatch(/^seaworthy_test_/);
});

test('a fault of ours is not taken for a missing database', async () => {
  const error = await pool()
    .query('select nonsense')
    .catch((caught: unknown) => caught);
  expect(isDatabaseDown(error)).toBe(false);
});

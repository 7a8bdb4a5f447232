import { expect, test } from 'vitest';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { pool } from '#lib/base/db.ts';
import { readDataVersion, readVersions } from './read-data-version.ts';

const ctx = () => ({ actor: ANONYMOUS, now: new Date() });

test('whoever asks after a change hears of it, however many ask at once', async () => {
  for (let round = 0; round < 30; round++) {
    const before = [1, 2, 3].map(() => readDataVersion({ ctx: ctx() }));
    const { rows } = await pool().query<{ version: number }>(
      'update data_version set version = version + 1 returning version::float8 as version',
    );
    const committed = rows[0]?.version ?? Number.NaN;
    const after = await Promise.all([1, 2, 3].map(() => readDataVersion({ ctx: ctx() })));
    expect(after).toEqual([committed, committed, committed]);
    for (const version of await Promise.all(before)) expect([committed - 1, committed]).toContain(version);
  }
});

test('those who ask in one turn share an answer, and a question keeps the version it was given', async () => {
  const [left, right] = [readVersions({ ctx: ctx() }), readVersions({ ctx: ctx() })];
  expect(left).toBe(right);
  const { data: version, talk } = await left;
  await pool().query('update data_version set talk = talk + 1');
  expect(await readVersions({ ctx: ctx() })).toEqual({ data: version, talk: talk + 1 });
  await pool().query('update data_version set version = version + 1');
  expect(await readDataVersion({ ctx: { ...ctx(), version } })).toBe(version);
  expect(await readDataVersion({ ctx: ctx() })).toBe(version + 1);
});

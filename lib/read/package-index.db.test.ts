import { beforeAll, expect, test } from 'vitest';
import { buildWorld, change, NOW } from '#lib/api/test-world.ts';
import { ANONYMOUS } from '#lib/auth/actor.ts';
import { pool, withTransaction } from '#lib/base/db.ts';
import { PACKAGE_SORTS } from '#lib/contracts/list-params.ts';
import { type IndexedPackage, packageIndex } from './package-index.ts';
import { packageOrder, packagesInOrder } from './package-order.ts';
import { readDataVersion } from './read-data-version.ts';

const ctx = { actor: ANONYMOUS, now: NOW };
const bump = () => pool().query('update data_version set version = version + 1');
const plain = (rows: readonly IndexedPackage[]) => rows.map(({ codes, ...row }) => ({ ...row, codes: [...codes] }));

/** The index as it is kept up to date, against one loaded anew; in the order of every sort. */
async function agree(): Promise<void> {
  const kept = await packageIndex(ctx, await readDataVersion({ ctx }));
  const anew = await withTransaction((db) => packageIndex({ ...ctx, db }, 0));
  for (const sort of PACKAGE_SORTS) {
    for (const descending of [false, true]) {
      const order = packageOrder([{ key: sort, descending }], descending ? 'level' : null);
      expect(plain(packagesInOrder(kept, order)), order.name).toEqual(plain(packagesInOrder(anew, order)));
    }
  }
}

beforeAll(buildWorld);

test('whatever changes, the index kept up to date is the index loaded anew', async () => {
  await agree();
  await change([{ kind: 'package', slug: 'package-7', set: { name: 'Aardvark', strategy: 'retire', owners: [] } }]);
  await agree();
  await change([
    { kind: 'package', slug: 'package-8', set: { 'platforms.rhel7.run': { support: 'works', note: '' } } },
  ]);
  await agree();
  await change([{ kind: 'site', slug: 'site-1', set: { 'nodes.rhel6': null, 'runtimes.docker': null } }]);
  await agree();
  await change([{ kind: 'package', slug: 'new', create: true, set: { name: 'New' } }], '1999-01-01T00:00:00Z');
  await agree();
  await pool().query(`update entries set trashed_at = now() where slug = 'package-9'`);
  await bump();
  await agree();
  await pool().query(`update entries set trashed_at = null where slug = 'package-9'`);
  await bump();
  await agree();
});

test('a transaction that began before a load and ended after it is not missed', async () => {
  const client = await pool().connect();
  try {
    await client.query('begin');
    await client.query(`update entries set name = 'Slow' where slug = 'package-3'`);
    await bump();
    await agree();
    await client.query('update data_version set version = version + 1');
    await client.query('commit');
  } finally {
    client.release();
  }
  await agree();
});

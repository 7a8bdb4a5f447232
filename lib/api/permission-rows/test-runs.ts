import { pool } from '#lib/base/db.ts';
import { bothWays } from '../test-actors.ts';
import type { OtherRow } from './row.ts';

const DIGEST = `sha256:${'a1'.repeat(32)}`;
/** Whoever is more than a reader; the token here has every scope but that of entries. */
const TRUSTED = bothWays([
  'token without the scope',
  'expert of this package',
  'expert of another package',
  'contact of this site',
  'contact of another site',
  'manager',
  'admin',
]);

async function runs() {
  const { rows } = await pool().query('select id, suite_id, by from test_runs order by id');
  return rows;
}

const send = async (name: string, path: string) => {
  await pool().query(
    `insert into builds (image_id, digest, state, created_at)
     select id, $1, 'succeeded', now() from entries where kind = 'image' and slug = 'subject' on conflict do nothing`,
    [DIGEST],
  );
  return {
    path,
    headers: { 'content-type': 'application/xml' },
    body: `<testsuite><testcase name="${name}"/></testsuite>`,
  };
};

export const testRunRows: readonly OtherRow[] = [
  {
    route: 'POST /api/v1/builds/:digest/test-runs',
    may: TRUSTED,
    done: 201,
    send: (name) => send(name, `/api/v1/builds/${DIGEST}/test-runs?site=subject&runtime=subject&suite=smoke`),
    state: runs,
  },
  {
    route: 'POST /api/v1/packages/:slug/test-runs',
    may: TRUSTED,
    done: 201,
    send: (name) => send(name, '/api/v1/packages/subject/test-runs?site=subject&how=native&suite=smoke'),
    state: runs,
  },
];

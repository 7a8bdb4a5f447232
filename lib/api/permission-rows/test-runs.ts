import { pool } from '#lib/base/db.ts';
import { bothWays, inBrowsers } from '../test-actors.ts';
import type { OtherRow } from './row.ts';

const DIGEST = `sha256:${'a1'.repeat(32)}`;
/** Whoever is more than a reader; the token here has every scope but that of entries. */
const TRUSTED = bothWays([
  'token of a machine that reports',
  'expert of this package',
  'expert of another package',
  'contact of this site',
  'contact of another site',
  'manager',
  'admin',
]);

/** Signing is for people, never for tokens. */
const SIGNERS = inBrowsers(['expert of this package', 'manager', 'admin']);

const suite = () =>
  pool().query(
    `insert into test_suites (slug, name, kind) values ('smoke', 'Smoke', 'smoke') on conflict (slug) do nothing`,
  );
const issues = async () => (await pool().query('select id, closed_at from known_issues order by id')).rows;
const signOffs = async () => (await pool().query('select id, revoked_at from sign_offs order by id')).rows;

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
  {
    route: 'PUT /api/v1/test-suites/:slug',
    may: TRUSTED,
    done: 200,
    send: async (name) => {
      await suite();
      return { path: '/api/v1/test-suites/smoke', body: { name, kind: 'smoke', expected: [name] } };
    },
    state: async () => (await pool().query('select * from test_suites join expected_cases on suite_id = id')).rows,
  },
  {
    route: 'POST /api/v1/known-issues',
    may: TRUSTED,
    done: 201,
    send: async (name) => ({ path: '/api/v1/known-issues', body: { case: name, title: 'known' } }),
    state: issues,
  },
  {
    route: 'POST /api/v1/known-issues/:id/close',
    may: TRUSTED,
    done: 200,
    send: async () => {
      const { rows } = await pool().query<{ id: number }>(
        `insert into known_issues (case_name, title) values ('x', 'y') returning id`,
      );
      return { path: `/api/v1/known-issues/${rows[0]?.id}/close`, body: null };
    },
    state: issues,
  },
  {
    route: 'POST /api/v1/sign-offs',
    may: SIGNERS,
    done: 201,
    send: async () => {
      await pool().query('delete from sign_offs');
      return { path: '/api/v1/sign-offs', body: { package: 'subject', site: 'subject', note: 'looked at' } };
    },
    state: signOffs,
  },
  {
    route: 'POST /api/v1/sign-offs/:id/revoke',
    may: SIGNERS,
    done: 200,
    send: async () => {
      const { rows } = await pool().query<{ id: number }>(
        `insert into sign_offs (package_id, site_id, by, at) select p.id, s.id, 'x', now() from entries p, entries s
         where p.kind = 'package' and p.slug = 'subject' and s.kind = 'site' and s.slug = 'subject' returning id`,
      );
      return { path: `/api/v1/sign-offs/${rows[0]?.id}/revoke`, body: null };
    },
    state: signOffs,
  },
];

import { pool } from '#lib/base/db.ts';
import { bothWays, inBrowsers } from '../test-actors.ts';
import type { OtherRow } from './row.ts';

/** The token that may report, and not edit. */
const REPORTERS = ['token of a machine that reports'] as const;
const PUBLISHED = `sha256:${'b2'.repeat(32)}`;

/** What the probe says of a node of which it can tell nothing. */
const NODE = {
  ...{ format: 1, at: '2026-02-03T04:05:06Z', kernel: '', architecture: '', vsyscall: null, userNamespaces: null },
  ...{ os: { id: '', version: '', name: '', redhatRelease: '' }, runtimes: [], binds: null, mounts: [] },
  ...{ cvmfs: [], cache: null, images: null },
};

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
/** Lists that forms kept, and those that are left of what the test made. */
const lists = async () =>
  (
    await pool().query(
      `select max(updated_at) filter (where updated_by <> 'test') as kept, count(*) as all from publication_lists`,
    )
  ).rows;

export const arrivalRows: readonly OtherRow[] = [
  {
    route: 'POST /api/v1/builds',
    may: bothWays([...REPORTERS, 'expert of this package', 'expert of another package', 'manager', 'admin']),
    done: 201,
    send: async (name, image) => ({
      path: '/api/v1/builds',
      body: { image, status: 'building', ciUrl: `https://ci.example.org/${encodeURIComponent(name)}` },
    }),
    state: async () => (await pool().query('select count(*) from builds')).rows,
  },
  {
    route: 'POST /api/v1/publications',
    may: bothWays([
      ...REPORTERS,
      'expert of this package',
      'expert of another package',
      'contact of this site',
      'contact of another site',
      'manager',
      'admin',
    ]),
    done: 201,
    send: async (name) => {
      await pool().query(
        `insert into builds (image_id, digest, state, created_at)
         select id, $1, 'succeeded', now() from entries where kind = 'image' and slug = 'subject' on conflict do nothing`,
        [PUBLISHED],
      );
      const path = `/images/${encodeURIComponent(name)}.sif`;
      const body = { digest: PUBLISHED, channel: 'sif', path, state: 'declared', at: '2026-02-03T04:05:06Z' };
      return { path: '/api/v1/publications', body };
    },
    state: async () => (await pool().query('select count(*) from publications')).rows,
  },
  {
    route: 'POST /api/v1/site-reports',
    may: bothWays([...REPORTERS, 'contact of this site', 'manager', 'admin']),
    done: 201,
    send: async (name, site) => ({ path: '/api/v1/site-reports', body: { ...NODE, site, node: name } }),
    state: async () => (await pool().query('select count(*) from site_reports')).rows,
  },
  {
    route: 'POST /api/publication-lists',
    may: inBrowsers(['admin']),
    done: 303,
    send: async () => ({ path: '/api/publication-lists', headers: FORM, body: 'name=ours&format=osg&body=debian' }),
    state: lists,
  },
  {
    route: 'POST /api/publication-lists/:id/drop',
    may: inBrowsers(['admin']),
    done: 303,
    send: async () => {
      const { rows } = await pool().query<{ id: number }>(
        `insert into publication_lists (name, format, body, updated_at, updated_by)
         values (gen_random_uuid(), 'osg', 'debian', now(), 'test') returning id`,
      );
      return { path: `/api/publication-lists/${rows[0]?.id}/drop`, headers: FORM, body: '' };
    },
    state: lists,
  },
];

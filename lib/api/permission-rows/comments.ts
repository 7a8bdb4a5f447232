import { pool } from '#lib/base/db.ts';
import { type ActorName, accountOf, inBrowsers, MEMBERS } from '../test-actors.ts';
import type { OtherRow } from './row.ts';

/** Who may hide and resolve what others said of the package. */
const SETTLERS = inBrowsers(['expert of this package', 'manager', 'admin']);

async function commentsNow(slug: string): Promise<object[]> {
  const { rows } = await pool().query<object>(
    `select c.* from comments c join entries e on e.id = c.entry_id where e.kind = 'package' and e.slug = $1 order by c.id`,
    [slug],
  );
  return rows;
}

/** A comment on the package, of whoever acts or of somebody else. */
async function commentOf(name: ActorName | null, slug: string): Promise<number> {
  await pool().query(
    `insert into users (name, handle, updated_at) values ('Bystander', 'bystander', now()) on conflict (handle) do nothing`,
  );
  const { rows } = await pool().query<{ id: number }>(
    `insert into comments (entry_id, user_id, body)
     select e.id, coalesce((select id from users where name = $2), (select id from users where handle = 'bystander')), 'words'
     from entries e where e.kind = 'package' and e.slug = $1 returning id`,
    [slug, name === null ? '' : accountOf(name)],
  );
  return rows[0]?.id ?? 0;
}

const json = { 'content-type': 'application/json' };
export const commentRows: readonly OtherRow[] = [
  {
    route: 'POST /api/v1/comments',
    may: MEMBERS,
    done: 201,
    send: async (name, slug) => ({
      path: '/api/v1/comments',
      body: { entry: { kind: 'package', slug }, body: `said by ${name}` },
    }),
    state: commentsNow,
  },
  {
    route: 'PATCH /api/v1/comments/:id',
    may: MEMBERS,
    done: 200,
    send: async (name, slug) => ({
      path: `/api/v1/comments/${await commentOf(name, slug)}`,
      headers: { ...json, 'if-match': '"1"' },
      body: { body: `edited by ${name}` },
    }),
    state: commentsNow,
  },
  {
    route: 'DELETE /api/v1/comments/:id',
    may: SETTLERS,
    done: 204,
    send: async (_, slug) => ({ path: `/api/v1/comments/${await commentOf(null, slug)}`, body: null }),
    state: commentsNow,
  },
  {
    route: 'POST /api/v1/comments/:id/resolve',
    may: SETTLERS,
    done: 200,
    send: async (_, slug) => ({
      path: `/api/v1/comments/${await commentOf(null, slug)}/resolve`,
      body: { resolved: true },
    }),
    state: commentsNow,
  },
];

import { pool } from '#lib/base/db.ts';
import { inBrowsers, MEMBERS } from '../test-actors.ts';
import type { OtherRow } from './row.ts';

/** Views belong to people who are here themselves: no token keeps any. */
const LOCKERS = inBrowsers(['manager', 'admin']);

async function views(): Promise<unknown> {
  const { rows } = await pool().query('select * from saved_views order by id');
  return rows;
}

/** A shared and locked view of somebody else, made past the routes. */
async function somebodysView(name: string): Promise<number> {
  const slug = name.replaceAll(' ', '-');
  const { rows } = await pool().query<{ id: number }>(
    `with owner as (
       insert into users (name, handle, updated_at) values ($1, $1 || random() || '@views.example.org', now()) returning id)
     insert into saved_views ("table", slug, name, query, user_id, shared, locked)
     select 'packages', $1 || '-' || owner.id, $1, 'q=before', owner.id, true, true from owner returning id`,
    [slug],
  );
  return rows[0]?.id ?? 0;
}

export const viewRows: readonly OtherRow[] = [
  {
    route: 'POST /api/v1/views',
    may: MEMBERS,
    done: 201,
    send: async (name) => ({ path: '/api/v1/views', body: { table: 'tasks', name: `view of ${name}`, query: 'q=a' } }),
    state: views,
  },
  {
    route: 'PATCH /api/v1/views/:id',
    may: LOCKERS,
    done: 200,
    send: async (name) => ({ path: `/api/v1/views/${await somebodysView(name)}`, body: { query: `q=${name}` } }),
    state: views,
  },
  {
    route: 'DELETE /api/v1/views/:id',
    may: LOCKERS,
    done: 204,
    send: async (name) => ({ path: `/api/v1/views/${await somebodysView(name)}`, body: null }),
    state: views,
  },
];

import { pool } from '#lib/base/db.ts';
import { inBrowsers } from '../test-actors.ts';
import type { OtherRow } from './row.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const filled = (fields: Record<string, string | number>): string =>
  new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();

/** Somebody whom nobody else is: made anew past the routes under test, so that every row has its own. */
async function somebody(): Promise<number> {
  const { rows } = await pool().query<{ id: number }>(
    `insert into users (name, handle, updated_at) values ('Somebody', gen_random_uuid() || '@example.org', now()) returning id`,
  );
  return rows[0]?.id ?? 0;
}

/** Everybody's accounts, roles and links, and what was noted of them. */
async function peopleNow(): Promise<unknown> {
  const { rows } = await pool().query(
    `select (select count(*) from users) as people, (select count(*) from users where suspended_at is not null) as away,
            (select count(*) from role_grants) as roles, (select count(*) from people_events) as events`,
  );
  return rows[0];
}

/** A form of the page of people: for admins in their browsers, and for no token. */
const ofPeople = (
  route: string,
  make: () => Promise<{ path: string; fields: Record<string, string | number> }>,
): OtherRow => ({
  route: `POST ${route}`,
  may: inBrowsers(['admin']),
  done: 303,
  send: async () => {
    const { path, fields } = await make();
    return { path, headers: FORM, body: filled(fields) };
  },
  state: peopleNow,
});

/** Forms of pages, which work without a script. Each beside its own test, for what it says when something is wrong. */
export const formRows: readonly OtherRow[] = [
  ofPeople('/api/people', async () => ({
    path: '/api/people',
    fields: { name: 'New', email: `${crypto.randomUUID()}@example.org` },
  })),
  ofPeople('/api/people/roles', async () => ({
    path: '/api/people/roles',
    fields: { userId: await somebody(), role: 'manager' },
  })),
  ofPeople('/api/people/:id/roles', async () => ({
    path: `/api/people/${await somebody()}/roles`,
    fields: { role: 'manager' },
  })),
  ofPeople('/api/people/:id/suspension', async () => ({
    path: `/api/people/${await somebody()}/suspension`,
    fields: { suspended: 'yes' },
  })),
  ofPeople('/api/people/:id/invitation', async () => ({
    path: `/api/people/${await somebody()}/invitation`,
    fields: {},
  })),
];

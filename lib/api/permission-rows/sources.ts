import { systemActor } from '#lib/auth/actor.ts';
import { pool } from '#lib/base/db.ts';
import { newSourceInput } from '#lib/contracts/ingest/source.ts';
import { trustCi } from '#lib/store/ci-trusts/trust-ci.ts';
import { createSource } from '#lib/store/sources/create-source.ts';
import { inBrowsers } from '../test-actors.ts';
import type { OtherRow } from './row.ts';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const filled = (fields: Record<string, string>): string => new URLSearchParams(fields).toString();
const ctx = () => ({ actor: systemActor('test'), now: new Date() });
const unique = (): string => `of-${crypto.randomUUID().slice(0, 13)}`;

/** A source of its own for each request, made past the routes under test. */
async function source(image?: string): Promise<number> {
  const rules = image === undefined ? [] : [{ repository: 'fermi/subject', image }];
  const input = newSourceInput.parse({
    name: unique(),
    provider: 'distribution',
    registryHosts: ['r.example.org'],
    rules,
  });
  const made = await createSource({ ctx: ctx(), input });
  if (!made.ok) throw new Error(made.failure.detail);
  return made.value.id;
}

async function deadDelivery(): Promise<number> {
  const { rows } = await pool().query<{ id: number }>(
    `insert into deliveries (source_id, dedupe_key, headers, body, state, attempts)
     values ($1, gen_random_uuid(), '{}', '{}', 'failed', 5) returning id`,
    [await source()],
  );
  return rows[0]?.id ?? 0;
}

async function trust(): Promise<number> {
  const input = {
    ...{ name: unique(), issuer: 'https://ci.example.org', audience: 'here', project: '7' },
    ...{ claim: 'project_id' as const, scopes: ['builds:write' as const] },
  };
  const made = await trustCi({ ctx: ctx(), input });
  if (!made.ok) throw new Error(made.failure.detail);
  return made.value.id;
}

/** What the forms change, beside what each request makes for itself. */
async function state(): Promise<unknown> {
  const { rows } = await pool().query(
    `select (select count(*) from source_events where actor <> 'system:test') as done,
            (select count(*) from deliveries where state = 'received') as waiting,
            (select count(*) from pgboss.job where name = 'sweep') as sweeps,
            (select count(*) from ci_trusts where created_by <> 'system:test') as trusted,
            (select count(*) from ci_trusts where ended_at is not null) as ended`,
  );
  return rows[0];
}

type Request = { path: string; fields: Record<string, string> };

/** A form of the pages of sources: for admins in their browsers, and for no token. */
const ofAdmins = (route: string, make: (subject: string) => Promise<Request>): OtherRow => ({
  route: `POST ${route}`,
  may: inBrowsers(['admin']),
  done: 303,
  send: async (_name, subject) => {
    const { path, fields } = await make(subject);
    return { path, headers: FORM, body: filled(fields) };
  },
  state,
});

const ofSource = (rest: string, fields: Record<string, string>): OtherRow =>
  ofAdmins(`/api/sources/:id${rest}`, async (subject) => ({
    path: `/api/sources/${await source(subject)}${rest}`,
    fields,
  }));

/** Forms of the pages of sources, of deliveries and of trusted CI projects. */
export const sourceRows: readonly OtherRow[] = [
  ofAdmins('/api/sources', async () => ({
    path: '/api/sources',
    fields: { name: unique(), provider: 'distribution', registries: 'r.example.org' },
  })),
  ofAdmins('/api/sources/:id', async () => ({
    path: `/api/sources/${await source()}`,
    fields: { name: unique(), registries: 'other.example.org' },
  })),
  ofSource('/secret', {}),
  ofAdmins('/api/sources/:id/old-secrets', async () => {
    const id = await source();
    await pool().query(`insert into webhook_secrets (source_id, secret) values ($1, 'another')`, [id]);
    return { path: `/api/sources/${id}/old-secrets`, fields: {} };
  }),
  ofSource('/retirement', { retired: 'yes' }),
  ofAdmins('/api/sources/:id/repositories', async (subject) => ({
    path: `/api/sources/${await source()}/repositories`,
    fields: { repository: 'fermi/subject', image: subject },
  })),
  ofSource('/repositories/removal', { repository: 'fermi/subject' }),
  ofSource('/sweep', {}),
  ofAdmins('/api/deliveries/replay', async () => ({
    path: '/api/deliveries/replay',
    fields: { ids: String(await deadDelivery()) },
  })),
  ofAdmins('/api/deliveries/:id/replay', async () => ({
    path: `/api/deliveries/${await deadDelivery()}/replay`,
    fields: {},
  })),
  ofAdmins('/api/ci-trusts', async () => ({
    path: '/api/ci-trusts',
    fields: {
      ...{ name: unique(), issuer: 'https://ci.example.org', audience: 'here', claim: 'project_id', project: '7' },
      'builds:write': 'on',
    },
  })),
  ofAdmins('/api/ci-trusts/:id/end', async () => ({ path: `/api/ci-trusts/${await trust()}/end`, fields: {} })),
];
